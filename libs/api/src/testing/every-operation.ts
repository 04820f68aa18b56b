import { rentalOperations } from './rental-operations.js';
import type { Send } from './send.js';

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
    await get(`${path}/${id}/history`);
  };
  /** Of what is listed the first one, and what became of it. */
  const look = async (path: string) => {
    const { items = [] } = await get(path);
    const at = `${path}/${items[0]?.['id']}`;
    await get(at);
    await get(`${at}/history`);
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
  const key = { name: 'Import', role: 'clerk', expires_at: '2040-01-01T00:00:00Z' };
  const machine = await make('/api-keys', key);
  await change('/api-keys', machine, { name: 'Export' }, { expires_at: '2039-01-01T00:00:00Z' });
  await send({ method: 'DELETE', path: `/api-keys/${machine}` });
  const hook = await make('/webhooks', { url: 'https://shop.example/hooks' });
  await change('/webhooks', hook, { description: 'Shop' }, { events: ['user.created'] });
  await post(`/webhooks/${hook}/rotate-secret`);
  await post(`/webhooks/${hook}/test`);
  await get(`/webhooks/${hook}/deliveries`);
  await send({ method: 'DELETE', path: `/webhooks/${hook}` });

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
  const counts = { warehouse_id: east, items: [{ item_id: item, counted: 88 }] };
  await post('/inventory/stocktakes', counts);
  for (const kind of ['receipts', 'adjustments', 'transfers', 'stocktakes']) {
    await look(`/inventory/${kind}`);
  }
  await look('/inventory/levels');
  await get('/inventory/shortages');
  await get('/inventory/movements');

  const orders = '/purchase-orders';
  const ordered = {
    vendor_id: vendor,
    warehouse_id: east,
    items: [{ item_id: item, quantity: 4, unit_cost: '12.50' }],
  };
  const order = await make(orders, ordered);
  await change(orders, order, { expected_on: '2026-03-01' }, ordered);
  const { items: orderedLines = [] } = await post(`${orders}/${order}/order`);
  const { id: receipt } = await post(`${orders}/${order}/receipts`, {
    items: [{ purchase_order_item_id: orderedLines[0]?.['id'], quantity: 3 }],
  });
  await get(`/goods-receipts/${receipt}`);
  await get(`/goods-receipts/${receipt}/history`);
  await get(`${orders}/${order}/receipts`);
  await post(`${orders}/${order}/close`);
  await post(`${orders}/${await make(orders, ordered)}/cancel`);
  await get('/reports/stock-value?group_by=item');

  const pieces = [{ item_id: item, quantity: 2, serial_numbers: ['HR-1', 'HR-2'] }];
  await post('/fleet/commissions', { warehouse_id: east, items: pieces });
  await look('/fleet/levels');
  await get('/fleet/movements');
  await get('/fleet/shortages');
  const { items: assets = [] } = await get('/fleet/assets');
  const [first, second] = (assets as { id: string }[]).map(({ id }) => id);
  await look('/fleet/assets');
  const worn = { item_id: item, asset_id: first, quantity_delta: -1, reason: 'Frayed cable' };
  await post('/fleet/serviceability-changes', { warehouse_id: east, ...worn });
  await post('/fleet/retirements', {
    warehouse_id: east,
    items: [{ item_id: item, quantity: 1, asset_ids: [second] }],
    disposition: 'restock',
    reason: 'Too many',
  });

  const plan = await make('/rate-plans', {
    item_id: item,
    tiers: [{ unit: 'day', count: 1, price: '100.00' }],
  });
  await change('/rate-plans', plan, { deposit: '50.00' }, { grace_minutes: 30 });
  await post('/rental-quotes', {
    warehouse_id: east,
    starts_at: '2026-03-02T09:00:00Z',
    ends_at: '2026-03-05T09:00:00Z',
    items: [{ item_id: item, quantity: 2 }],
  });
  await get(
    `/rental-availability?item_id=${item}&warehouse_id=${east}&from=2026-03-02&to=2026-03-05`,
  );
  await post('/fleet/serviceability-changes', { warehouse_id: east, ...worn, quantity_delta: 1 });
  await rentalOperations(send, { customer, warehouse: east, item, asset: String(first) });
  await send({ method: 'DELETE', path: `/rate-plans/${plan}` });

  const sales = '/sales-transactions';
  const sale = {
    customer_id: customer,
    payment_terms: 'net_30',
    items: [
      { item_id: item, quantity: 2 },
      { item_id: item, quantity: 1, discount: { rate: '0.10', reason: 'Scratched' } },
    ],
  };
  const sold = await post(sales, sale);
  await get(sales);
  await get(`${sales}/${sold['id']}`);
  await get(`${sales}/${sold['id']}/history`);
  await post(`${sales}/${sold['id']}/payments`, { amount: '5.00', method: 'cash' });
  await get(`${sales}/${sold['id']}/payments`);
  await get('/payments');
  const goodwill = { amount: '1.00', method: 'cash', reason: 'late' };
  await post(`${sales}/${sold['id']}/refunds`, goodwill);
  await get(`${sales}/${sold['id']}/refunds`);
  await get('/refunds');
  await post(`${sales}/${sold['id']}/fulfill`);
  await post(`${sales}/${await make(sales, sale)}/cancel`, { refund_method: 'cash' });
  const [line] = sold['items'] ?? [];
  await post(`${sales}/${sold['id']}/returns`, {
    warehouse_id: east,
    reason: 'wrong one',
    items: [{ sales_transaction_item_id: line?.['id'], quantity: 1 }],
  });
  await get(`${sales}/${sold['id']}/returns`);
  await look('/sales-returns');
  await get('/reports/receivables?as_of=2026-12-31');
  await get('/reports/sales?from=2026-01-01&to=2030-12-31&group_by=item');

  const closed = { code: 'X', name: 'Closed', address };
  const unsold = { sku: 'NONE', name: 'None', unit_price: '1.00' };
  for (const path of [
    `/vendors/${await make('/vendors', { name: 'Gone' })}`,
    `/customers/${other}`,
    `/warehouses/${await make('/warehouses', closed)}`,
    `/items/${await make('/items', unsold)}`,
  ]) {
    await send({ method: 'DELETE', path });
    await post(`${path}/restore`);
  }
}
