import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const address = { street: '1 Dock Rd', city: 'Salem', state: 'OR', zip_code: '97301' };

/** A shop that posts as an admin does. */
async function shop() {
  const { app } = testApp();
  const post = (path: string, body: object) =>
    request(app).post(`/api/v1${path}`).set(as('admin')).send(body);
  const idOf = async (path: string, body: object) =>
    (await post(path, body).expect(201)).body.id as string;
  const customer_id = await idOf('/customers', { name: 'Ada' });
  const warehouse_id = await idOf('/warehouses', { code: 'E', name: 'East', address });
  const item = async (currency: string, unit_price: string) => {
    const item_id = await idOf('/items', { sku: currency, name: 'Drill', unit_price, currency });
    await post('/inventory/receipts', { warehouse_id, items: [{ item_id, quantity: 1000 }] });
    return item_id;
  };
  const sell = (items: object[]) =>
    post('/sales-transactions', { customer_id, payment_terms: 'net_30', items });
  return { post, item, sell };
}

describe('a sale', () => {
  it.each([
    ['JPY', '1000', '3000', '2000'],
    ['KWD', '1.500', '4.500', '3.000'],
    ['USD', '19.99', '59.97', '39.98'],
  ])('in %s is written with the places of its currency', async (currency, price, total, rest) => {
    const { post, item, sell } = await shop();
    const { body } = await sell([{ item_id: await item(currency, price), quantity: 3 }]);
    expect(body).toMatchObject({ currency, total_amount: total, balance_due: total });
    const path = `/sales-transactions/${body.id}/payments`;
    const paid = await post(path, { amount: price, method: 'cash' });
    expect(paid.body).toMatchObject({ paid_amount: price, balance_due: rest });
  });

  it.each([
    ['JPY', '1000', '0.5', 'no decimal places'],
    ['KWD', '1.5', '0.0005', 'at most 3 decimal places'],
    ['USD', '19.99', '0.005', 'at most 2 decimal places'],
  ])('in %s refuses more places, and says how many', async (currency, price, fine, message) => {
    const { post, item, sell } = await shop();
    const item_id = await item(currency, price);
    const { body } = await sell([{ item_id, quantity: 1 }]);
    for (const refused of [
      await sell([{ item_id, quantity: 1, unit_price: fine }]),
      await post(`/sales-transactions/${body.id}/payments`, { amount: fine, method: 'cash' }),
      await post('/items', { sku: 'F', name: 'Fine', unit_price: fine, currency }),
    ]) {
      expect(refused.body).toMatchObject({ status: 422, code: 'money.too_many_places' });
      expect(refused.body.detail).toContain(message);
    }
  });

  it('whose total leaves the range is refused, and zeros beyond the places are not', async () => {
    const { item, sell } = await shop();
    const item_id = await item('JPY', '999999999999');
    const line = { item_id, quantity: 1 };
    for (const items of [[{ ...line, quantity: 1000 }], [line, line]]) {
      const { body } = await sell(items);
      expect(body).toMatchObject({ status: 422, code: 'money.amount_out_of_range' });
    }
    const { body } = await sell([{ ...line, unit_price: '100.00' }]);
    expect(body).toMatchObject({ total_amount: '100' });
  });
});
