import request from 'supertest';
import { as, testApp } from '../../testing/test-app.js';

const address = { street: '1 Dock Rd', city: 'Salem', state: 'OR', zip_code: '97301' };

/** A shop with a drill and a saw in the east, ten of each, and a warehouse in the west. */
async function shop() {
  const { app } = testApp();
  const get = (path: string) => request(app).get(`/api/v1${path}`).set(as('viewer'));
  const post = (path: string, body: object = {}) =>
    request(app).post(`/api/v1${path}`).set(as('manager')).send(body);
  const idOf = async (path: string, body: object) =>
    (await post(path, body).expect(201)).body.id as string;
  const customer_id = await idOf('/customers', { name: 'Ada' });
  const east = await idOf('/warehouses', { code: 'E', name: 'East', address });
  const west = await idOf('/warehouses', { code: 'W', name: 'West', address });
  const drill = await idOf('/items', { sku: 'D', name: 'Drill', unit_price: '10' });
  const saw = await idOf('/items', { sku: 'S', name: 'Saw', unit_price: '10' });
  const received = await post('/inventory/receipts', {
    warehouse_id: east,
    items: [drill, saw].map((item_id) => ({ item_id, quantity: 10 })),
    reference: 'Note 7',
  });
  const sell = async (item_id: string, quantity: number) =>
    idOf('/sales-transactions', {
      customer_id,
      payment_terms: 'net_30',
      items: [{ item_id, quantity }],
    });
  const adjust = (item_id: string, quantity_delta: number) =>
    post('/inventory/adjustments', {
      warehouse_id: east,
      item_id,
      quantity_delta,
      reason: 'Burnt',
    });
  return { get, post, east, west, drill, saw, received, sell, adjust };
}

describe('what was booked', () => {
  it('is read again where its Location says, and never changes', async () => {
    const { get, post, east, west, drill, saw, received, adjust } = await shop();
    const adjusted = await adjust(saw, -1);
    const transferred = await post('/inventory/transfers', {
      from_warehouse_id: east,
      to_warehouse_id: west,
      items: [{ item_id: drill, quantity: 4 }],
    });
    const counted = await post('/inventory/stocktakes', {
      warehouse_id: east,
      items: [
        { item_id: saw, counted: 9 },
        { item_id: drill, counted: 5 },
      ],
      reference: 'List 3',
    });
    for (const answer of [received, adjusted, transferred, counted]) {
      const { levels, ...document } = answer.body;
      expect(answer.status).toBe(201);
      expect(levels.length).toBeGreaterThan(0);
      const path = answer.headers['location']!.replace('/api/v1', '');
      const found = await get(path);
      expect(found.body).toEqual(document);
      expect(found.headers['etag']).toBe(answer.headers['etag']);
      const { items, ...head } = document;
      const listed = await get(path.slice(0, path.lastIndexOf('/')));
      expect(listed.body).toMatchObject({ total: 1, items: [head] });
      if (items) {
        expect(listed.body.items[0]).not.toHaveProperty('items');
        const whole = await get(`${path.slice(0, path.lastIndexOf('/'))}?include=items`);
        expect(whole.body.items).toEqual([document]);
      }
    }
    expect(received.body).toMatchObject({
      warehouse_id: east,
      reference: 'Note 7',
      created_by: 'user-manager',
      items: [
        { item_id: drill, quantity: 10 },
        { item_id: saw, quantity: 10 },
      ],
    });
    expect(adjusted.body).toMatchObject({ item_id: saw, quantity_delta: -1, reason: 'Burnt' });
    expect(transferred.body).toMatchObject({
      from_warehouse_id: east,
      to_warehouse_id: west,
      items: [{ item_id: drill, quantity: 4 }],
    });
    expect(counted.body).toMatchObject({
      warehouse_id: east,
      reference: 'List 3',
      items: [
        { item_id: saw, expected: 9, counted: 9, difference: 0 },
        { item_id: drill, expected: 6, counted: 5, difference: -1 },
      ],
    });
    const caused = await get(
      `/inventory/movements?cause_type=stocktake&cause_id=${counted.body.id}`,
    );
    expect(caused.body).toMatchObject({
      total: 1,
      items: [{ kind: 'counted', item_id: drill, on_hand_delta: -1, note: 'List 3' }],
    });
  });

  it('is found by its warehouse and kind, and under no other kind', async () => {
    const { get, east, west, received } = await shop();
    const total = async (query: string) => (await get(query).expect(200)).body.total as number;
    expect(await total(`/inventory/receipts?warehouse_id=${east}`)).toBe(1);
    expect(await total(`/inventory/receipts?warehouse_id=${west}`)).toBe(0);
    expect(await total(`/inventory/receipts?from=2020-01-01&to=2020-01-02`)).toBe(0);
    expect(await total('/inventory/stocktakes')).toBe(0);
    expect(await total('/inventory/movements?kind=received')).toBe(2);
    expect(await total('/inventory/movements?kind=counted')).toBe(0);
    await get('/inventory/movements?kind=vanished').expect(422);
    await get('/inventory/transfers?warehouse_id=x').expect(422);
    const { body } = await get(`/inventory/transfers/${received.body.id}`).expect(404);
    expect(body.code).toBe('stock_document.not_found');
  });

  it.each([
    ['a count below nothing', [-1], 'http.validation_failed'],
    ['a part of a piece', [1.5], 'http.validation_failed'],
    ['nothing', [], 'http.validation_failed'],
    ['an item named twice', [1, 2], 'stock.counted_twice'],
  ])('is no stocktake of %s', async (_what, counts, code) => {
    const { post, east, drill, get } = await shop();
    const items = counts.map((counted) => ({ item_id: drill, counted }));
    const refused = await post('/inventory/stocktakes', { warehouse_id: east, items });
    expect(refused.body).toMatchObject({ status: 422, code });
    expect((await get('/inventory/stocktakes')).body.total).toBe(0);
  });
});

describe('a loss of promised pieces', () => {
  it('is booked, shows as a shortage, and holds up only what is short', async () => {
    const { get, post, east, drill, sell, adjust } = await shop();
    const [first, second] = [await sell(drill, 5), await sell(drill, 5)];
    const lost = await adjust(drill, -4);
    expect(lost.body.levels).toMatchObject([{ on_hand: 6, reserved: 10, available: 0 }]);
    const shortages = await get('/inventory/shortages');
    expect(shortages.body).toMatchObject({ total: 1 });
    expect(shortages.body.items).toEqual([
      { item_id: drill, warehouse_id: east, on_hand: 6, reserved: 10, missing: 4 },
    ]);
    await post(`/sales-transactions/${first}/fulfill`).expect(200);
    const refused = await post(`/sales-transactions/${second}/fulfill`).expect(409);
    expect(refused.body).toMatchObject({
      code: 'stock.short',
      details: { shortages: [{ item_id: drill, warehouse_id: east, asked: 5, on_hand: 1 }] },
    });
    const gone = await adjust(drill, -2);
    expect(gone.body).toMatchObject({ status: 409, code: 'stock.exceeds_on_hand' });
    await post(`/sales-transactions/${second}/cancel`).expect(200);
    expect((await get('/inventory/shortages')).body.total).toBe(0);
  });
});
