import { startServer, type RunningServer } from '../support/running-server.js';
import { Shop } from '../support/shop.js';

let server: RunningServer;
let shop: Shop;
beforeAll(async () => {
  server = await startServer();
  shop = new Shop(server.admin);
});
afterAll(() => server.stop());

describe('a sale, from stock to a refunded return', () => {
  it('keeps money and goods straight all the way', async () => {
    const { admin } = server;
    const [customer, drill, saw] = [
      await shop.customer(),
      await shop.item('19.99'),
      await shop.item('5'),
    ];
    const [east, west] = [await shop.warehouse(), await shop.warehouse()];
    await shop.receive(east, { [drill]: 3, [saw]: 10 });
    await shop.receive(west, { [drill]: 5 });

    const made = await admin.post('/sales-transactions', {
      body: {
        customer_id: customer,
        payment_terms: 'net_30',
        items: [
          { item_id: drill, quantity: 6 },
          { item_id: saw, quantity: 2, unit_price: '4.50', warehouse_id: east },
        ],
      },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      number: expect.stringMatching(/^ST-\d{4}-\d{6}$/),
      status: 'confirmed',
      payment_status: 'unpaid',
      total_amount: '128.94',
      balance_due: '128.94',
    });
    // The fullest first.
    expect(made.body.items[0].allocations).toEqual([
      { warehouse_id: west, quantity: 5 },
      { warehouse_id: east, quantity: 1 },
    ]);
    expect(await shop.level(drill, west)).toEqual({ on_hand: 5, reserved: 5 });
    const path = `/sales-transactions/${made.body.id}`;
    expect((await admin.get(path)).body).toEqual(made.body);

    const paid = await admin.post(`${path}/payments`, {
      body: { amount: '100.00', method: 'card', reference: 'A-1' },
    });
    expect(paid.body).toMatchObject({ payment_status: 'partially_paid', balance_due: '28.94' });
    expect((await admin.get(`${path}/payments`)).body.items).toMatchObject([
      { document_id: made.body.id, amount: '100.00', method: 'card', reference: 'A-1' },
    ]);
    const tooMuch = await admin.post(`${path}/payments`, {
      body: { amount: '28.95', method: 'cash' },
    });
    expect(tooMuch.body).toMatchObject({ status: 409, code: 'payment.exceeds_balance' });

    const sent = await admin.post(`${path}/fulfill`, { headers: { 'If-Match': '"2"' } });
    expect(sent.body).toMatchObject({ status: 'fulfilled', version: 3 });
    expect(await shop.level(drill, west)).toEqual({ on_hand: 0, reserved: 0 });
    expect(await shop.level(saw, east)).toEqual({ on_hand: 8, reserved: 0 });
    expect((await admin.post(`${path}/cancel`)).body).toMatchObject({
      status: 409,
      code: 'sales_transaction.wrong_status',
    });

    const line = made.body.items[0].id as string;
    const returned = await admin.post(`${path}/returns`, {
      body: {
        warehouse_id: east,
        reason: 'Too loud',
        items: [
          { sales_transaction_item_id: line, quantity: 3 },
          { sales_transaction_item_id: line, quantity: 1, restock: false },
        ],
      },
    });
    expect(returned.status).toBe(201);
    // 128.94 - 79.96 = 48.98 is owed, 100.00 was paid.
    expect(returned.body).toMatchObject({ return_amount: '79.96', refund_amount: '51.02' });
    expect(await shop.level(drill, east)).toEqual({ on_hand: 5, reserved: 0 });
    expect((await admin.get(path)).body).toMatchObject({
      payment_status: 'partially_refunded',
      returned_amount: '79.96',
      refunded_amount: '51.02',
      balance_due: '0.00',
    });
    const over = await admin.post(`${path}/returns`, {
      body: {
        warehouse_id: east,
        reason: 'More',
        items: [{ sales_transaction_item_id: line, quantity: 3 }],
      },
    });
    expect(over.body).toMatchObject({ status: 409, code: 'sales_return.exceeds_sold' });
    expect((await admin.get(`${path}/returns?include=items`)).body).toMatchObject({
      total: 1,
      items: [returned.body],
    });
    expect((await admin.get(`/sales-returns/${returned.body.id}`)).body).toEqual(returned.body);
  });

  it('is reported as due until it is paid, and its customer comes back from a deletion', async () => {
    const { admin } = server;
    const [customer, item, warehouse] = [
      await shop.customer(),
      await shop.item('19.99'),
      await shop.warehouse(),
    ];
    await shop.receive(warehouse, { [item]: 1 });
    const made = await admin.post('/sales-transactions', { body: shop.sale(customer, item, 1) });
    const due = () => admin.get(`/reports/receivables?customer_id=${customer}`);
    expect((await due()).body).toMatchObject({
      items: [{ customer_id: customer, sums: [{ sales: 1, not_due: '19.99' }] }],
      total: 1,
    });
    const listed = (query: string) =>
      admin.get(`/sales-transactions?customer_id=${customer}&${query}`);
    expect((await listed('open=true&overdue=false')).body.total).toBe(1);
    const path = `/sales-transactions/${made.body.id}`;
    await admin.post(`${path}/payments`, { body: { amount: '19.99', method: 'cash' } });
    await admin.post(`${path}/fulfill`);
    expect((await due()).body).toMatchObject({ items: [], sums: [], total: 0 });
    expect((await listed('open=true')).body.total).toBe(0);
    const today = made.body.created_at.slice(0, 10) as string;
    const sold = await admin.get(`/reports/sales?from=${today}&to=9999-12-31&group_by=item`);
    const ours = sold.body.items.find(({ key }: { key: string }) => key === item);
    expect(ours.sums).toMatchObject([{ currency: 'USD', quantity: 1, net_amount: '19.99' }]);

    expect((await admin.delete(`/customers/${customer}`)).status).toBe(204);
    const restored = await admin.post(`/customers/${customer}/restore`);
    expect(restored.body).toMatchObject({ id: customer, is_active: true });
    expect((await admin.get(`/customers/${customer}`)).body).toEqual(restored.body);
  });

  it('is refused as a whole when one line is short, naming every short item', async () => {
    const { admin } = server;
    const [customer, one, two] = [await shop.customer(), await shop.item(), await shop.item()];
    const warehouse = await shop.warehouse();
    await shop.receive(warehouse, { [one]: 5, [two]: 1 });
    const items = [
      { item_id: one, quantity: 3 },
      { item_id: one, quantity: 3 },
      { item_id: two, quantity: 2 },
    ];
    const refused = await admin.post('/sales-transactions', {
      body: { customer_id: customer, payment_terms: 'net_15', items },
    });
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'stock.insufficient',
      details: {
        shortages: [
          { item_id: one, warehouse_id: null, asked: 6, available: 5 },
          { item_id: two, warehouse_id: null, asked: 2, available: 1 },
        ],
      },
    });
    expect(await shop.level(one, warehouse)).toEqual({ on_hand: 5, reserved: 0 });
  });

  it('is called off with everything given back', async () => {
    const { admin } = server;
    const [customer, item, warehouse] = [
      await shop.customer(),
      await shop.item(),
      await shop.warehouse(),
    ];
    await shop.receive(warehouse, { [item]: 4 });
    const { body } = await admin.post('/sales-transactions', {
      body: shop.sale(customer, item, 4),
    });
    const path = `/sales-transactions/${body.id}`;
    await admin.post(`${path}/payments`, { body: { amount: '40', method: 'bank_transfer' } });
    const cancelled = await admin.post(`${path}/cancel`, { body: {} });
    expect(cancelled.body).toMatchObject({
      status: 'cancelled',
      payment_status: 'refunded',
      refunded_amount: '40.00',
      balance_due: '0.00',
    });
    expect(await shop.level(item, warehouse)).toEqual({ on_hand: 4, reserved: 0 });
    const refunds = await admin.get(`${path}/refunds`);
    expect(refunds.body).toMatchObject({
      items: [{ kind: 'cancellation', method: 'bank_transfer', amount: '40.00', currency: 'USD' }],
      total: 1,
    });
    const today = (refunds.body.items[0].created_at as string).slice(0, 10);
    const listed = await admin.get(`/refunds?method=bank_transfer&from=${today}`);
    expect(listed.body.items).toContainEqual(refunds.body.items[0]);
  });

  it('keeps its customer, item and warehouse from being deleted', async () => {
    const { admin } = server;
    const [customer, item, warehouse] = [
      await shop.customer(),
      await shop.item(),
      await shop.warehouse(),
    ];
    await shop.receive(warehouse, { [item]: 1 });
    const { body } = await admin.post('/sales-transactions', {
      body: shop.sale(customer, item, 1),
    });
    const codes = await Promise.all(
      [`/customers/${customer}`, `/items/${item}`, `/warehouses/${warehouse}`].map(
        async (path) => (await admin.delete(path)).body.code,
      ),
    );
    expect(codes).toEqual(['customer.has_open_sales', 'item.has_stock', 'warehouse.has_stock']);
    await admin.post(`/sales-transactions/${body.id}/payments`, {
      body: { amount: '10', method: 'cash' },
    });
    await admin.post(`/sales-transactions/${body.id}/fulfill`);
    for (const path of [`/customers/${customer}`, `/items/${item}`, `/warehouses/${warehouse}`]) {
      expect((await admin.delete(path)).status).toBe(204);
    }
  });
});

describe('stock', () => {
  it('moves all or nothing, and the ledger tells why', async () => {
    const { admin } = server;
    const [item, from, to] = [await shop.item(), await shop.warehouse(), await shop.warehouse()];
    await shop.receive(from, { [item]: 10 });
    const transfer = (quantity: number) =>
      admin.post('/inventory/transfers', {
        body: {
          from_warehouse_id: from,
          to_warehouse_id: to,
          items: [{ item_id: item, quantity }],
        },
      });
    expect((await transfer(11)).body).toMatchObject({ status: 409, code: 'stock.insufficient' });
    expect((await transfer(4)).status).toBe(201);
    const adjusted = await admin.post('/inventory/adjustments', {
      body: { warehouse_id: to, item_id: item, quantity_delta: -1, reason: 'Broken' },
    });
    expect(adjusted.body.levels[0]).toMatchObject({ on_hand: 3, available: 3 });
    const ledger = await admin.get(`/inventory/movements?item_id=${item}`);
    expect(ledger.body.items.map(({ kind, on_hand_delta }: any) => [kind, on_hand_delta])).toEqual([
      ['received', 10],
      ['transferred_out', -4],
      ['transferred_in', 4],
      ['adjusted', -1],
    ]);
  });
});

describe('contact numbers', () => {
  it('have one primary per owner, also when many ask for it at once', async () => {
    const { admin } = server;
    const customer = await shop.customer();
    const add = (digit: number) =>
      admin.post('/contact-numbers', {
        body: {
          phone_number: `(415) 555-01${digit}0`,
          entity_type: 'Customer',
          entity_id: customer,
          is_primary: true,
        },
      });
    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9].map(add));
    expect(answers.map(({ status }) => status)).toEqual(Array(9).fill(201));
    expect(answers[0]!.body.phone_number).toBe('+14155550110');
    const { body } = await admin.get(`/contact-numbers?entity_type=Customer&entity_id=${customer}`);
    expect(body.total).toBe(9);
    expect(body.items.filter((number: any) => number.is_primary)).toHaveLength(1);
    await admin.delete(`/customers/${customer}`);
    expect((await admin.get(`/contact-numbers?entity_id=${customer}`)).body.total).toBe(0);
  });

  it('need an owner that exists and a number that does', async () => {
    const { admin } = server;
    const unknown = '0190b7e2-0000-7000-8000-000000000001';
    const add = (phone_number: string, entity_id: string) =>
      admin.post('/contact-numbers', { body: { phone_number, entity_type: 'Vendor', entity_id } });
    expect((await add('+14155550132', unknown)).body).toMatchObject({
      status: 422,
      code: 'contact_number.owner_unknown',
    });
    expect((await add('123', unknown)).body).toMatchObject({ code: 'http.validation_failed' });
  });
});

describe('a registration', () => {
  it('takes in customer and numbers together, or neither, and the mail follows', async () => {
    const { admin } = server;
    const register = (email: string) =>
      admin.post('/customers/register', {
        body: { name: 'Rita', email, phone_numbers: ['415 555 0132', '+442079460018'] },
      });
    const made = await register('rita@example.com');
    expect(made.status).toBe(201);
    const numbers = await admin.get(`/contact-numbers?entity_id=${made.body.id}`);
    expect(numbers.body.items).toMatchObject([
      { phone_number: '+14155550132', is_primary: true },
      { phone_number: '+442079460018', is_primary: false },
    ]);
    expect((await register('RITA@example.com')).status).toBe(409);
    expect((await admin.get('/contact-numbers?phone_number=%2B442079460018')).body.total).toBe(1);
    const deadline = Date.now() + 5000;
    const mails = () => server.process.log.filter(({ msg }) => msg === 'mail');
    while (mails().length === 0 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(mails()).toMatchObject([
      {
        to: 'rita@example.com',
        // Of the event, which a repetition has too.
        message_id: expect.stringMatching(/^welcome\.[-0-9a-f]{36}@strata$/),
      },
    ]);
  });
});

describe('vendors and items', () => {
  it('go through their whole life', async () => {
    const { admin } = server;
    const vendor = await admin.post('/vendors', {
      body: { name: 'Tools & Sons', email: 'T@tools.example' },
    });
    expect(vendor.body).toMatchObject({ payment_terms: 'net_30', email: 't@tools.example' });
    expect((await admin.post('/vendors', { body: { name: 'Tools & Sons' } })).body.code).toBe(
      'vendor.name_taken',
    );
    const item = await admin.post('/items', {
      body: { sku: 'DR-1', name: 'Drill', unit_price: '20', vendor_id: vendor.body.id },
    });
    expect(item.body).toMatchObject({ unit_price: '20.00', currency: 'USD' });
    expect((await admin.get(`/items?vendor_id=${vendor.body.id}&sku=dr`)).body.total).toBe(1);
    const changed = await admin.patch(`/items/${item.body.id}`, {
      headers: { 'If-Match': '"1"' },
      body: { unit_price: '21.50', vendor_id: null },
    });
    expect(changed.body).toMatchObject({ unit_price: '21.50', vendor_id: null, version: 2 });
    expect((await admin.delete(`/items/${item.body.id}`)).status).toBe(204);
    expect((await admin.delete(`/vendors/${vendor.body.id}`)).status).toBe(204);
  });
});
