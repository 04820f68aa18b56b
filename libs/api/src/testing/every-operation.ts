/** What one request is made of; the path is below the base path. */
export interface Step {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Id and name of the user who asks, with a point between; an admin unless it says so. */
  readonly actor?: string;
}

/** Sends a request and gives the JSON of its answer. */
export type Send = (step: Step) => Promise<Record<string, never>>;

const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };

/** Asks each operation of the API for something that it does, from an empty store on. */
export async function everyOperation(send: Send): Promise<void> {
  const get = (path: string) => send({ method: 'GET', path });
  const post = (path: string, body?: unknown) => send({ method: 'POST', path, body });
  const make = async (path: string, body: unknown) => String((await post(path, body))['id']);
  /** Of a plain resource all but its making and its end. */
  const change = async (path: string, id: string, put: unknown, patch: unknown) => {
    await get(path);
    await get(`${path}/${id}`);
    await send({ method: 'PUT', path: `${path}/${id}`, body: put });
    await send({ method: 'PATCH', path: `${path}/${id}`, body: patch });
  };

  const password = 'correct horse battery';
  const grace = await make('/users', { username: 'grace', password, role: 'clerk' });
  await post('/auth/token', { username: 'grace', password });
  await get('/auth/me');
  await send({
    method: 'PUT',
    path: '/auth/me/password',
    body: { current_password: password, new_password: 'battery horse correct' },
    actor: `${grace}.grace`,
  });
  await change('/users', grace, { role: 'viewer' }, { role: 'manager' });
  await send({ method: 'DELETE', path: `/users/${grace}` });

  const vendor = await make('/vendors', { name: 'Acme', payment_terms: 'net_30' });
  await change('/vendors', vendor, { name: 'Acme Inc' }, { email: 'sales@acme.example' });
  const customer = await make('/customers', { name: 'Ada Lovelace', address });
  await change('/customers', customer, { name: 'Ada' }, { email: 'ada@example.com' });
  const registered = { name: 'Alan Turing', phone_numbers: ['+1 202 555 0123'] };
  const other = await make('/customers/register', registered);
  const number = { phone_number: '+12025550124', entity_type: 'Customer', entity_id: customer };
  const contact = await make('/contact-numbers', number);
  await change('/contact-numbers', contact, { label: 'work' }, { is_primary: true });
  await send({ method: 'DELETE', path: `/contact-numbers/${contact}` });

  const east = await make('/warehouses', { code: 'E', name: 'East', address });
  const west = await make('/warehouses', { code: 'W', name: 'West', address });
  await change('/warehouses', east, { name: 'Eastern' }, { code: 'EAST' });
  const item = await make('/items', { sku: 'DRILL', name: 'Drill', unit_price: '19.99' });
  await change('/items', item, { name: 'Hammer drill' }, { vendor_id: vendor });

  await post('/inventory/receipts', {
    warehouse_id: east,
    items: [{ item_id: item, quantity: 100 }],
  });
  const adjustment = { warehouse_id: east, item_id: item, quantity_delta: -1, reason: 'broken' };
  await post('/inventory/adjustments', adjustment);
  await post('/inventory/transfers', {
    from_warehouse_id: east,
    to_warehouse_id: west,
    items: [{ item_id: item, quantity: 10 }],
  });
  await get('/inventory/levels');
  await get('/inventory/movements');

  const sales = '/sales-transactions';
  const sale = {
    customer_id: customer,
    payment_terms: 'net_30',
    items: [{ item_id: item, quantity: 2 }],
  };
  const sold = await post(sales, sale);
  await get(sales);
  await get(`${sales}/${sold['id']}`);
  await post(`${sales}/${sold['id']}/payments`, { amount: '5.00', method: 'cash' });
  await post(`${sales}/${sold['id']}/fulfill`);
  await post(`${sales}/${await make(sales, sale)}/cancel`);
  const [line] = sold['items'] ?? [];
  const returned = await make(`${sales}/${sold['id']}/returns`, {
    warehouse_id: east,
    reason: 'wrong one',
    items: [{ sales_transaction_item_id: line?.['id'], quantity: 1 }],
  });
  await get(`${sales}/${sold['id']}/returns`);
  await get('/sales-returns');
  await get(`/sales-returns/${returned}`);

  for (const path of [
    `/vendors/${await make('/vendors', { name: 'Gone' })}`,
    `/customers/${other}`,
  ])
    await send({ method: 'DELETE', path });
  const closed = await make('/warehouses', { code: 'X', name: 'Closed', address });
  await send({ method: 'DELETE', path: `/warehouses/${closed}` });
  const unsold = await make('/items', { sku: 'NONE', name: 'None', unit_price: '1.00' });
  await send({ method: 'DELETE', path: `/items/${unsold}` });
}
