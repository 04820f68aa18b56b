import type { ItemId, WarehouseId } from '@strata/domain';
import { testContext } from '@strata/application-kit/testing';
import request from 'supertest';
import { as, testApp, type TestApp } from '../../testing/test-app.js';

const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };

describe('what can be promised', () => {
  let { app, store }: Pick<TestApp, 'app' | 'store'> = testApp();
  let [warehouse_id, drill, saw] = ['', '', ''];

  const post = (path: string, body: object, role: 'manager' | 'clerk' = 'manager') =>
    request(app).post(`/api/v1${path}`).set(as(role)).send(body);
  const made = async (path: string, body: object): Promise<string> =>
    (await post(path, body).expect(201)).body.id;
  const get = (path: string, query: object) =>
    request(app).get(`/api/v1${path}`).query(query).set(as('viewer'));
  const asked = (change: object = {}) =>
    get('/rental-availability', {
      ...{ item_id: drill, warehouse_id, from: '2026-02-01', to: '2026-02-28T00:00:00Z' },
      ...change,
    });
  const promise = (quantity: number, startsAt: string, endsAt: string) =>
    store.run(async (tx) => {
      const context = testContext();
      const key = { itemId: drill as ItemId, warehouseId: warehouse_id as WarehouseId };
      const fleet = await tx.fleet.lock([key], []);
      const window = { from: context.at, to: null };
      const commitments = await tx.fleet.commitments(fleet, window, context);
      const shortages = commitments.promise(
        {
          cause: { type: 'rental_agreement', id: context.newId() },
          ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
          lines: [{ ...key, lineId: context.newId(), quantity, turnaroundMinutes: 120 }],
        },
        context,
      );
      expect(shortages).toEqual([]);
      tx.fleet.saveCommitments(commitments);
    });

  beforeEach(async () => {
    ({ app, store } = testApp());
    drill = await made('/items', { sku: 'DR-1', name: 'Drill', unit_price: '1' });
    saw = await made('/items', { sku: 'SA-1', name: 'Saw', unit_price: '1' });
    warehouse_id = await made('/warehouses', { code: 'E', name: 'East', address });
    const pieces = [{ item_id: drill, quantity: 5 }];
    await made('/fleet/commissions', { warehouse_id, from_stock: false, items: pieces });
    await promise(3, '2026-02-10T10:00:00Z', '2026-02-12T10:00:00Z');
    await promise(2, '2026-02-12T10:00:00Z', '2026-02-14T10:00:00Z');
  });

  it('is told of each item in steps, the turnaround taken', async () => {
    const { body } = await asked({ item_id: [saw, drill] }).expect(200);
    expect(body).toEqual({
      items: [
        {
          ...{ item_id: saw, warehouse_id, capacity: 0, minimum: 0 },
          steps: [{ from: '2026-02-01T00:00:00.000Z', available: 0 }],
        },
        {
          ...{ item_id: drill, warehouse_id, capacity: 5, minimum: 0 },
          steps: [
            { from: '2026-02-01T00:00:00.000Z', available: 5 },
            { from: '2026-02-10T10:00:00.000Z', available: 2 },
            { from: '2026-02-12T10:00:00.000Z', available: 0 },
            { from: '2026-02-12T12:00:00.000Z', available: 3 },
            { from: '2026-02-14T12:00:00.000Z', available: 5 },
          ],
        },
      ],
    });
  });

  it('is told of a single item', async () => {
    const { body } = await asked({ to: '2026-02-09' }).expect(200);
    expect(body.items).toMatchObject([{ item_id: drill, minimum: 5, steps: [{ available: 5 }] }]);
  });

  it.each([
    ['no such item', { item_id: crypto.randomUUID() }, 'item.unknown'],
    ['no such warehouse', { warehouse_id: crypto.randomUUID() }, 'warehouse.unknown'],
    ['more than 366 days', { to: '2027-02-02T00:00:01Z' }, 'rental.period_invalid'],
    ['no time', { to: '2026-02-01T00:00:00Z' }, 'rental.period_invalid'],
    ['an end before the start', { to: '2026-01-01' }, 'http.validation_failed'],
    ['no window', { from: undefined }, 'http.validation_failed'],
    ['no item', { item_id: undefined }, 'http.validation_failed'],
    ['no id', { item_id: ['x'] }, 'http.validation_failed'],
    [
      '51 items',
      { item_id: Array.from({ length: 51 }, () => crypto.randomUUID()) },
      'http.validation_failed',
    ],
  ])('of %s is refused', async (_what, change, code) => {
    const { status, body } = await asked(change);
    expect([status, body.code]).toEqual([422, code]);
  });

  it('is told with a quote', async () => {
    await made('/rate-plans', {
      item_id: drill,
      tiers: [{ unit: 'day', count: 1, price: '100' }],
      turnaround_minutes: 60,
    });
    const quoted = async (ends_at: string) => {
      const items = [{ item_id: drill, quantity: 1 }];
      const body = { warehouse_id, starts_at: '2026-02-08T10:00:00Z', ends_at, items };
      return (await post('/rental-quotes', body, 'clerk').expect(200)).body.items[0].available;
    };
    expect(await quoted('2026-02-10T09:00:00Z')).toBe(5);
    expect(await quoted('2026-02-10T09:00:01Z')).toBe(2);
  });

  it('is listed where it is less than what is promised', async () => {
    const shortages = async (query: object = {}) =>
      (await get('/fleet/shortages', query).expect(200)).body;
    expect(await shortages()).toMatchObject({ items: [], total: 0, next_cursor: null });
    await post('/fleet/serviceability-changes', {
      ...{ warehouse_id, item_id: drill, quantity_delta: -1, reason: 'Frayed' },
    }).expect(201);
    expect(store.events.at(-1)).toMatchObject({ name: 'fleet.shortage_detected' });
    const short = {
      ...{ item_id: drill, warehouse_id, capacity: 4, promised: 5, missing: 1 },
      ...{ from: '2026-02-12T10:00:00.000Z', to: '2026-02-12T12:00:00.000Z' },
    };
    expect(await shortages({ item_id: drill })).toEqual({
      ...{ items: [short], total: 1, skip: 0, limit: 100, next_cursor: null },
    });
    expect((await shortages({ item_id: saw })).total).toBe(0);
    expect((await shortages({ warehouse_id })).items).toEqual([short]);
    // Both are facts, so the second makes it worse without being refused.
    await post('/fleet/retirements', {
      ...{ warehouse_id, disposition: 'scrap', reason: 'Worn' },
      items: [{ item_id: drill, quantity: 3 }],
    }).expect(201);
    expect((await shortages()).items).toMatchObject([
      { missing: 3, from: '2026-02-10T10:00:00.000Z', to: '2026-02-12T12:00:00.000Z' },
    ]);
  });
});
