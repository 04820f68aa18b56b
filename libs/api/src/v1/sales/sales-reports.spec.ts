import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const api = '/api/v1';
const address = { street: '1 Main St', city: 'Salem', state: 'OR', zip_code: '97301' };
const DAY = 86_400_000;

/** Ada and Bob each bought one drill on the 15th of January, to be paid within 30 days. */
async function shop() {
  const { app, clock } = testApp();
  const post = async (path: string, body: object = {}) =>
    (
      await request(app)
        .post(api + path)
        .set(as('manager'))
        .send(body)
    ).body;
  const get = async (path: string) =>
    (
      await request(app)
        .get(api + path)
        .set(as('viewer'))
    ).body;
  const { id: warehouse } = await post('/warehouses', { code: 'E', name: 'East', address });
  const { id: item } = await post('/items', { sku: 'D', name: 'Drill', unit_price: '19.99' });
  const items = [{ item_id: item, quantity: 1 }];
  await post('/inventory/receipts', {
    warehouse_id: warehouse,
    items: [{ ...items[0], quantity: 9 }],
  });
  const sales = [];
  for (const name of ['Ada', 'Bob']) {
    const { id } = await post('/customers', { name });
    sales.push(
      await post('/sales-transactions', { customer_id: id, payment_terms: 'net_30', items }),
    );
  }
  return { app, clock, post, get, item, sales };
}

describe('the reports of sales', () => {
  it('tell what is still due by customer and age, page by page', async () => {
    const { clock, post, get, sales } = await shop();
    const [adas, bobs] = sales;
    clock.advance(40 * DAY);
    await post(`/sales-transactions/${adas.id}/payments`, { amount: '9.99', method: 'cash' });
    const sums = (sales: number, notDue: string, days1To30: string, balance: string) => ({
      currency: 'USD',
      sales,
      rentals: 0,
      balance_due: balance,
      not_due: notDue,
      days_1_to_30: days1To30,
      days_31_to_60: '0.00',
      days_61_to_90: '0.00',
      days_over_90: '0.00',
    });
    const first = await get('/reports/receivables?limit=1');
    expect(first).toEqual({
      as_of: '2026-02-24',
      sums: [sums(2, '0.00', '29.99', '29.99')],
      items: [
        {
          customer_id: adas.customer_id,
          customer_name: 'Ada',
          sums: [sums(1, '0.00', '10.00', '10.00')],
        },
      ],
      total: 2,
      skip: 0,
      limit: 1,
      next_cursor: expect.any(String),
    });
    const next = await get(`/reports/receivables?limit=1&cursor=${first.next_cursor}`);
    expect(next).toMatchObject({ items: [{ customer_name: 'Bob' }], total: 2, next_cursor: null });
    const of = `as_of=2026-02-14&customer_id=${bobs.customer_id}`;
    expect(await get(`/reports/receivables?${of}`)).toMatchObject({
      as_of: '2026-02-14',
      sums: [sums(1, '19.99', '0.00', '19.99')],
      total: 1,
    });
    const foreign = await get(`/reports/receivables?${of}&cursor=${first.next_cursor}`);
    expect(foreign).toMatchObject({ status: 422, errors: [{ pointer: '/query/cursor' }] });
  });

  it('tell what was sold by what is asked for', async () => {
    const { get, post, item, sales } = await shop();
    await post(`/sales-transactions/${sales[1].id}/cancel`);
    const period = 'from=2026-01-01&to=2026-01-31';
    const sums = [
      {
        currency: 'USD',
        sales: 1,
        quantity: null,
        gross_amount: '19.99',
        returned_amount: '0.00',
        net_amount: '19.99',
      },
    ];
    const rest = { total: 1, skip: 0, limit: 100, next_cursor: null };
    expect(await get(`/reports/sales?${period}&group_by=week`)).toEqual({
      sums,
      items: [{ key: '2026-01-12', name: null, sums }],
      ...rest,
    });
    const pieces = [{ ...sums[0], quantity: 1 }];
    expect(await get(`/reports/sales?${period}&group_by=item`)).toEqual({
      sums: pieces,
      items: [{ key: item, name: 'Drill', sums: pieces }],
      ...rest,
    });
    expect(await get('/reports/sales?from=2026-01-16&to=2026-01-31&group_by=day')).toMatchObject({
      sums: [],
      items: [],
      total: 0,
    });
  });

  it.each([
    ['receivables?as_of=2026-02-30', '/query/as_of'],
    ['receivables?as_of=2026-02-28T00:00:00Z', '/query/as_of'],
    ['receivables?customer_id=ada', '/query/customer_id'],
    ['receivables?sort=name', '/query/sort'],
    ['receivables?limit=1001', '/query/limit'],
    ['sales?from=2026-01-01&to=2026-01-31', '/query/group_by'],
    ['sales?to=2026-01-31&group_by=day', '/query/from'],
    ['sales?from=2026-01-01&group_by=day', '/query/to'],
    ['sales?from=2026-01-31&to=2026-01-01&group_by=day', '/query/to'],
    ['sales?from=2026-01-01&to=2026-01-31&group_by=hour', '/query/group_by'],
  ])('refuse %s with 422', async (path, pointer) => {
    const { app } = testApp();
    const { body } = await request(app).get(`${api}/reports/${path}`).set(as('viewer'));
    expect(body).toMatchObject({ status: 422, errors: [{ pointer }] });
  });
});

describe('the list of sales', () => {
  it('finds what is due, open and overdue today', async () => {
    const { clock, post, get, sales } = await shop();
    const total = async (query: string) => (await get(`/sales-transactions?${query}`)).total;
    expect([await total('due_before=2026-02-14'), await total('due_before=2026-02-15')]).toEqual([
      0, 2,
    ]);
    clock.advance(30 * DAY);
    expect([await total('overdue=true'), await total('overdue=false')]).toEqual([0, 2]);
    clock.advance(DAY);
    expect([await total('overdue=true'), await total('overdue=false')]).toEqual([2, 0]);
    await post(`/sales-transactions/${sales[0].id}/cancel`);
    expect([await total('open=true'), await total('open=false')]).toEqual([1, 1]);
    expect(await total('overdue=true&open=true')).toBe(1);
    expect((await get('/sales-transactions?overdue=maybe')).errors).toMatchObject([
      { pointer: '/query/overdue' },
    ]);
  });
});
