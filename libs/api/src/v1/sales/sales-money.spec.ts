import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const address = { street: '1 Dock Rd', city: 'Salem', state: 'OR', zip_code: '97301' };
const nobody = '0190b7e2-0000-7000-8000-000000000001';

/** A sale of two pieces at 10.00, and who works with it. */
async function sold() {
  const { app, clock } = testApp();
  const post = (path: string, body: object = {}, role: 'clerk' | 'manager' = 'manager') =>
    request(app).post(`/api/v1${path}`).set(as(role)).send(body);
  const get = (path: string) => request(app).get(`/api/v1${path}`).set(as('viewer'));
  const idOf = async (path: string, body: object) =>
    (await post(path, body).expect(201)).body.id as string;
  const customer_id = await idOf('/customers', { name: 'Ada' });
  const warehouse_id = await idOf('/warehouses', { code: 'E', name: 'East', address });
  const item_id = await idOf('/items', { sku: 'D', name: 'Drill', unit_price: '10' });
  await post('/inventory/receipts', { warehouse_id, items: [{ item_id, quantity: 10 }] });
  const sell = async () => {
    const items = [{ item_id, quantity: 2 }];
    const { body } = await post('/sales-transactions', {
      customer_id,
      payment_terms: 'net_30',
      items,
    });
    return { line: body.items[0].id as string, path: `/sales-transactions/${body.id}` };
  };
  return { app, clock, post, get, sell, warehouse_id, ...(await sell()) };
}

describe('the money of a sale', () => {
  it('can be read, payment by payment and refund by refund', async () => {
    const { post, get, path } = await sold();
    await post(`${path}/payments`, { amount: '5', method: 'card', reference: ' A-1 ' }, 'clerk');
    await post(`${path}/payments`, { amount: '15', method: 'cash' }, 'clerk');
    const refunded = await post(`${path}/refunds`, { amount: '16', reason: ' Late ' }).expect(200);
    expect(refunded.body).toMatchObject({
      payment_status: 'partially_refunded',
      paid_amount: '20.00',
      refunded_amount: '16.00',
      goodwill_amount: '16.00',
      balance_due: '0.00',
      version: 4,
    });
    expect(refunded.headers['etag']).toBe('"4"');
    const payments = (await get(`${path}/payments`).expect(200)).body;
    const record = {
      id: expect.any(String),
      document_type: 'sales_transaction',
      document_id: refunded.body.id,
      currency: 'USD',
      created_at: expect.stringMatching(/Z$/),
    };
    const taken = { ...record, created_by: 'user-clerk' };
    expect(payments).toEqual({
      items: [
        { ...taken, amount: '5.00', method: 'card', reference: 'A-1' },
        { ...taken, amount: '15.00', method: 'cash', reference: null },
      ],
      total: 2,
      skip: 0,
      limit: 100,
      next_cursor: null,
    });
    const { items } = (await get(`${path}/refunds`).expect(200)).body;
    const given = { ...record, created_by: 'user-manager', reference: null };
    const why = { kind: 'goodwill', reason: 'Late' };
    expect(items).toEqual([
      { ...given, ...why, amount: '15.00', method: 'cash' },
      { ...given, ...why, amount: '1.00', method: 'card' },
    ]);
    expect((await get('/payments?method=card')).body).toMatchObject({ total: 1 });
    expect((await get('/refunds?method=cash&from=2000-01-01')).body.items).toEqual([items[0]]);
    expect((await get('/refunds?to=2000-01-01')).body).toMatchObject({ items: [], total: 0 });
  });

  it('is walked by a cursor of that sale and sort', async () => {
    const { post, get, path, sell } = await sold();
    for (const amount of ['1', '2', '3'])
      await post(`${path}/payments`, { amount, method: 'cash' });
    const { body } = await get(`${path}/payments?limit=2&sort=-created_at`);
    expect(body.total).toBe(3);
    const cursor = encodeURIComponent(body.next_cursor as string);
    const rest = await get(`${path}/payments?limit=2&sort=-created_at&cursor=${cursor}`);
    expect(rest.body.items).toHaveLength(1);
    for (const elsewhere of [`${(await sell()).path}/payments`, '/payments']) {
      await get(`${elsewhere}?limit=2&sort=-created_at&cursor=${cursor}`).expect(422);
    }
    await get(`${path}/payments?color=red`).expect(422);
    await get(`${path}/payments?method=barter`).expect(422);
  });

  it('of a sale without any is empty, and of none is not found', async () => {
    const { get, path } = await sold();
    for (const which of ['payments', 'refunds']) {
      expect((await get(`${path}/${which}`)).body).toMatchObject({ items: [], total: 0 });
      const none = await get(`/sales-transactions/${nobody}/${which}`).expect(404);
      expect(none.body.code).toBe('sales_transaction.not_found');
    }
  });

  it('is given back by a manager, of a sale in the version that was seen, for a reason', async () => {
    const { app, post, path } = await sold();
    await post(`${path}/payments`, { amount: '5', method: 'card' });
    const body = { amount: '1', reason: 'Late' };
    await post(`${path}/refunds`, body, 'clerk').expect(403);
    const stale = request(app).post(`/api/v1${path}/refunds`).set(as('manager'));
    await stale.set('If-Match', '"1"').send(body).expect(412);
    for (const [refused, status, code] of [
      [{ ...body, amount: '5.01' }, 409, 'refund.exceeds_paid'],
      [{ ...body, amount: '0' }, 422, 'refund.amount_invalid'],
      [{ ...body, amount: '0.001' }, 422, 'money.too_many_places'],
      [{ amount: '1' }, 422, 'http.validation_failed'],
      [{ ...body, reason: ' ' }, 422, 'http.validation_failed'],
      [{ ...body, method: 'barter' }, 422, 'http.validation_failed'],
      [{ ...body, kind: 'return' }, 422, 'http.validation_failed'],
    ] as const) {
      expect((await post(`${path}/refunds`, refused)).body).toMatchObject({ status, code });
    }
    const made = await post(`${path}/refunds`, { ...body, method: 'cash', reference: 'R-1' });
    expect(made.body).toMatchObject({ payment_status: 'partially_paid', balance_due: '15.00' });
    await post(`${path}/cancel`).expect(200);
    expect((await post(`${path}/refunds`, body)).body.code).toBe('sales_transaction.wrong_status');
  });

  it('goes back as it was paid, or as the request says, when a sale is called off', async () => {
    const { post, get, sell } = await sold();
    const cancelled = async (body: object) => {
      const { path } = await sell();
      await post(`${path}/payments`, { amount: '5', method: 'card' });
      await post(`${path}/payments`, { amount: '2', method: 'check' });
      await post(`${path}/cancel`, body, 'clerk').expect(200);
      const { items } = (await get(`${path}/refunds`)).body as {
        items: { kind: string; method: string; amount: string }[];
      };
      return items.map(({ kind, method, amount }) => [kind, method, amount]);
    };
    expect(await cancelled({})).toEqual([
      ['cancellation', 'check', '2.00'],
      ['cancellation', 'card', '5.00'],
    ]);
    expect(await cancelled({ refund_method: 'cash' })).toEqual([['cancellation', 'cash', '7.00']]);
    const { path } = await sell();
    await post(`${path}/cancel`, { refund_method: 'barter' }).expect(422);
    expect((await post(`${path}/cancel`)).body).toMatchObject({ payment_status: 'settled' });
    expect((await get('/sales-transactions?payment_status=unpaid')).body.total).toBe(1);
    expect((await get('/sales-transactions?payment_status=settled')).body.total).toBe(1);
  });

  it('goes back as it was paid, or as the request says, when goods come back', async () => {
    const { post, get, path, line, warehouse_id } = await sold();
    await post(`${path}/payments`, { amount: '20', method: 'bank_transfer' });
    await post(`${path}/fulfill`);
    const items = [{ sales_transaction_item_id: line, quantity: 1 }];
    const bring = (more: object) =>
      post(`${path}/returns`, { warehouse_id, reason: 'Too loud', items, ...more });
    await bring({}).expect(201);
    await bring({ refund_method: 'cash' }).expect(201);
    const refunds = (await get(`${path}/refunds`)).body.items as object[];
    expect(refunds).toMatchObject([
      { kind: 'return', method: 'bank_transfer', amount: '10.00', reason: null },
      { kind: 'return', method: 'cash', amount: '10.00', reason: null },
    ]);
  });
});
