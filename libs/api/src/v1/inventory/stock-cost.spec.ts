import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const { app } = testApp();
const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };

const send = (path: string, body: object) =>
  request(app).post(`/api/v1${path}`).set(as('manager')).send(body);
const get = async (path: string) =>
  (await request(app).get(`/api/v1${path}`).set(as('manager'))).body;
const make = async (path: string, body: object): Promise<string> => {
  const answer = await send(path, body);
  expect(answer.status).toBe(201);
  return answer.body.id;
};

let count = 0;
async function setUp() {
  count += 1;
  const item_id = await make('/items', { sku: `I-${count}`, name: 'Drill', unit_price: '10' });
  const warehouse_id = await make('/warehouses', { code: `W-${count}`, name: 'Depot', address });
  const receive = (quantity: number, unit_cost?: string) =>
    send('/inventory/receipts', { warehouse_id, items: [{ item_id, quantity, unit_cost }] });
  const valueNow = async (warehouse = warehouse_id) => {
    const { items } = await get(`/inventory/levels?item_id=${item_id}&warehouse_id=${warehouse}`);
    return items[0]?.value;
  };
  return { item_id, warehouse_id, receive, valueNow };
}

describe('the cost of stock over HTTP', () => {
  it('comes with a receipt, at the average where none is named', async () => {
    const { receive, valueNow } = await setUp();
    const { body } = await receive(4, '2.5');
    expect(body.levels).toMatchObject([{ on_hand: 4, value: '10.00' }]);
    expect(body.items).toEqual([{ item_id: expect.any(String), quantity: 4 }]);
    await receive(2);
    expect(await valueNow()).toBe('15.00');
    await receive(4, '0');
    expect(await valueNow()).toBe('15.00');
  });

  it.each([
    ['-1', 'http.validation_failed'],
    ['0.001', 'money.too_many_places'],
    ['999999999999', 'money.amount_out_of_range'],
  ])('is not %s', async (unit_cost, code) => {
    const { receive, valueNow } = await setUp();
    expect((await receive(2, unit_cost)).body).toMatchObject({ status: 422, code });
    expect(await valueNow()).toBeUndefined();
  });

  it('goes along with a transfer, and leaves with pieces that become a fleet', async () => {
    const { item_id, warehouse_id, receive, valueNow } = await setUp();
    const { warehouse_id: elsewhere } = await setUp();
    await receive(3, '0.67');
    const items = [{ item_id, quantity: 1 }];
    await send('/inventory/transfers', {
      from_warehouse_id: warehouse_id,
      to_warehouse_id: elsewhere,
      items,
    });
    expect([await valueNow(), await valueNow(elsewhere)]).toEqual(['1.34', '0.67']);
    await make('/fleet/commissions', { warehouse_id, items });
    expect(await valueNow()).toBe('0.67');
    await make('/fleet/retirements', {
      warehouse_id,
      items,
      disposition: 'restock',
      reason: 'Not rented',
    });
    expect(await valueNow()).toBe('1.34');
  });

  it('comes back with what was sold, though the average is another by then', async () => {
    const { item_id, warehouse_id, receive, valueNow } = await setUp();
    await receive(3, '1');
    const customer_id = await make('/customers', { name: 'Ada' });
    const sold = await send('/sales-transactions', {
      customer_id,
      payment_terms: 'net_30',
      items: [{ item_id, quantity: 2 }],
    });
    await send(`/sales-transactions/${sold.body.id}/fulfill`, {});
    expect(await valueNow()).toBe('1.00');
    await receive(1, '9');
    const bringBack = (restock: boolean) =>
      make(`/sales-transactions/${sold.body.id}/returns`, {
        warehouse_id,
        reason: 'Too small',
        items: [{ sales_transaction_item_id: sold.body.items[0].id, quantity: 1, restock }],
      });
    await bringBack(true);
    expect(await valueNow()).toBe('11.00');
    const written = await bringBack(false);
    expect(await valueNow()).toBe('11.00');
    const { items } = await get(`/inventory/movements?cause_id=${written}`);
    expect(items.map(({ value_delta }: { value_delta: string }) => value_delta)).toEqual([
      '1.00',
      '-1.00',
    ]);
  });
});

describe('the report of what stock cost', () => {
  it('adds it up by item or warehouse, page by page, for managers', async () => {
    const { item_id, warehouse_id, receive } = await setUp();
    await receive(3, '2.5');
    const whole = await get(`/reports/stock-value?group_by=item&warehouse_id=${warehouse_id}`);
    expect(whole).toEqual({
      sums: [{ currency: 'USD', on_hand: 3, value: '7.50' }],
      items: [
        { key: item_id, name: 'Drill', sums: [{ currency: 'USD', on_hand: 3, value: '7.50' }] },
      ],
      total: 1,
      skip: 0,
      limit: 100,
      next_cursor: null,
    });
    const other = await setUp();
    await other.receive(1, '1');
    const path = '/reports/stock-value?group_by=warehouse&limit=1';
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await get(`${path}${cursor}`);
      seen.push(...page.items.map(({ key }: { key: string }) => key));
      cursor = page.next_cursor ? `&cursor=${page.next_cursor}` : '';
    } while (cursor);
    expect(seen).toEqual(expect.arrayContaining([warehouse_id, other.warehouse_id]));
    expect(new Set(seen).size).toBe(seen.length);
    const clerk = await request(app)
      .get('/api/v1/reports/stock-value?group_by=item')
      .set(as('clerk'));
    expect(clerk.status).toBe(403);
    expect((await get('/reports/stock-value')).status).toBe(422);
  });
});
