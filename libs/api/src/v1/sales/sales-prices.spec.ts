import type { Role } from '@strata/domain';
import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const address = {
  street: '1 Dock Rd',
  city: 'Salem',
  state: 'OR',
  zip_code: '97301',
  country: 'USA',
};

/** A shop with a customer, and ten drills at 19.99. */
async function shop() {
  const { app } = testApp();
  const send = (role: Role, path: string, body: object) =>
    request(app).post(`/api/v1${path}`).set(as(role)).send(body);
  const idOf = async (path: string, body: object) =>
    (await send('admin', path, body).expect(201)).body.id as string;
  const customer_id = await idOf('/customers', { name: 'Ada', address });
  const warehouse_id = await idOf('/warehouses', { code: 'E', name: 'East', address });
  const item_id = await idOf('/items', { sku: 'DR-1', name: 'Drill', unit_price: '19.99' });
  await send('admin', '/inventory/receipts', { warehouse_id, items: [{ item_id, quantity: 10 }] });
  const sell = (role: Role, line: object) =>
    send(role, '/sales-transactions', {
      customer_id,
      payment_terms: 'net_30',
      items: [{ item_id, quantity: 1, ...line }],
    });
  return { app, sell, item_id, customer_id, warehouse_id };
}

describe('a sale below the list', () => {
  it('by a clerk needs a discount with a reason, of a tenth at most', async () => {
    const { sell, item_id } = await shop();
    const discount = { rate: '0.05', reason: 'Scratched' };
    const { body } = await sell('clerk', { discount }).expect(201);
    expect(body).toMatchObject({ total_amount: '18.99' });
    expect(body.items[0]).toMatchObject({ list_price: '19.99', unit_price: '18.99', discount });
    for (const [line, asked] of [
      [{ unit_price: '19.98' }, '19.98'],
      [{ discount: { ...discount, rate: '0.2' } }, '15.99'],
      [{ discount: { ...discount, rate: '1' } }, '0.00'],
    ] as const) {
      const refused = await sell('clerk', line);
      expect(refused.body).toMatchObject({
        status: 403,
        code: 'sales_transaction.price_below_list',
        details: { lines: [{ item_id, list_price: '19.99', asked, lowest: '18.00' }] },
      });
    }
  });

  it.each(['manager', 'admin'] as const)('is for a %s to decide', async (role) => {
    const { sell } = await shop();
    const named = await sell(role, { unit_price: '5.00' }).expect(201);
    expect(named.body.items[0]).toMatchObject({ unit_price: '5.00', discount: null });
    const gift = { rate: '1', reason: 'A good customer' };
    const given = await sell(role, { discount: gift }).expect(201);
    expect(given.body).toMatchObject({ total_amount: '0.00', payment_status: 'paid' });
    expect(given.body.items[0]).toMatchObject({ list_price: '19.99', discount: gift });
  });

  it.each([
    [{ unit_price: '0.00' }, 'sales_transaction.price_zero', '/items'],
    [
      { unit_price: '19.00', discount: { rate: '0.05', reason: 'x' } },
      'sales_transaction.price_twice',
      '/items',
    ],
    [
      { discount: { rate: '1.5', reason: 'x' } },
      'http.validation_failed',
      '/items/0/discount/rate',
    ],
    [
      { discount: { rate: '0.1', reason: ' ' } },
      'http.validation_failed',
      '/items/0/discount/reason',
    ],
    [{ discount: { rate: '0.1' } }, 'http.validation_failed', '/items/0/discount/reason'],
  ])('makes no sense as %j, whoever asks', async (line, code, pointer) => {
    const { sell } = await shop();
    const { body } = await sell('admin', line);
    expect(body).toMatchObject({ status: 422, code, errors: [{ pointer }] });
  });
});

describe('a sale and its return', () => {
  it('remember what customer and item were called', async () => {
    const { app, sell, item_id, customer_id, warehouse_id } = await shop();
    const admin = as('admin');
    const sold = (await sell('clerk', { quantity: 2 }).expect(201)).body;
    const url = `/api/v1/sales-transactions/${sold.id}`;
    const post = (path: string, body: object) =>
      request(app).post(`${url}${path}`).set(admin).send(body);
    await request(app).patch(`/api/v1/items/${item_id}`).set(admin).send({ sku: 'X', name: 'X' });
    const moved = { name: 'Grace', address: null };
    await request(app).patch(`/api/v1/customers/${customer_id}`).set(admin).send(moved).expect(200);
    await post('/fulfill', {}).expect(200);
    const items = [{ sales_transaction_item_id: sold.items[0].id, quantity: 1 }];
    const returned = await post('/returns', { warehouse_id, reason: 'Loud', items }).expect(201);
    const called = { sku: 'DR-1', name: 'Drill', unit_price: '19.99' };
    expect(returned.body.items[0]).toMatchObject(called);
    const { body } = await request(app).get(url).set(as('viewer')).expect(200);
    expect(body).toMatchObject({ customer_name: 'Ada', customer_address: address });
    expect(body.items[0]).toMatchObject(called);
    const list = await request(app).get('/api/v1/sales-transactions').set(as('viewer')).expect(200);
    expect(list.body.items[0]).toMatchObject({ customer_name: 'Ada', customer_address: address });
  });
});
