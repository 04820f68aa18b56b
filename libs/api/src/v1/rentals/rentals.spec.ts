import request from 'supertest';
import { as, testApp, type TestApp } from '../../testing/test-app.js';

const address = { street: '1 Main St', city: 'Springfield', state: 'IL', zip_code: '62701' };
const tiers = [
  { unit: 'day', count: 1, price: '100' },
  { unit: 'day', count: 3, price: '250' },
  { unit: 'week', count: 1, price: '450' },
];

describe('rentals', () => {
  let app: TestApp['app'];
  let item: string;
  beforeEach(async () => {
    ({ app } = testApp());
    item = (await made('/items', { sku: 'DR-1', name: 'Drill', unit_price: '1' })).id;
  });

  const post = (path: string, body: object, role: Parameters<typeof as>[0] = 'manager') =>
    request(app).post(`/api/v1${path}`).set(as(role)).send(body);
  const made = async (path: string, body: object) =>
    (await post(path, body).expect(201)).body as Readonly<Record<string, string>> & { id: string };
  const patch = (path: string, body: object) =>
    request(app).patch(`/api/v1${path}`).set(as('manager')).send(body);

  describe('a rate plan', () => {
    const full = {
      deposit: '200',
      turnaround_minutes: 120,
      grace_minutes: 30,
      late_fee: { unit: 'hour', price: '25' },
      replacement_value: '1999.9',
    };

    it('is made, read, listed by item, changed and deleted', async () => {
      const plan = await made('/rate-plans', { item_id: item, tiers, ...full });
      expect(plan).toMatchObject({
        item_id: item,
        currency: 'USD',
        tiers: tiers.map((tier) => ({ ...tier, price: `${tier.price}.00` })),
        deposit: '200.00',
        turnaround_minutes: 120,
        grace_minutes: 30,
        late_fee: { unit: 'hour', price: '25.00' },
        replacement_value: '1999.90',
        version: 1,
      });
      const path = `/api/v1/rate-plans/${plan.id}`;
      const { body: read } = await request(app).get(path).set(as('viewer')).expect(200);
      expect(read).toEqual(plan);
      // What was read can be put back.
      const put = await request(app).put(path).set(as('manager')).send(read).expect(200);
      expect(put.body).toMatchObject({ ...read, updated_at: put.body.updated_at, version: 1 });
      const changed = await patch(`/rate-plans/${plan.id}`, { deposit: null, late_fee: null });
      expect(changed.body).toMatchObject({ deposit: null, late_fee: null, version: 2 });

      const list = async (itemId: string) =>
        (await request(app).get('/api/v1/rate-plans').query({ item_id: itemId }).set(as('viewer')))
          .body.total as number;
      expect([await list(item), await list(plan.id)]).toEqual([1, 0]);
      const again = await post('/rate-plans', { item_id: item, tiers });
      expect([again.status, again.body.code]).toEqual([409, 'rate_plan.item_taken']);
      const removal = () => request(app).delete(`/api/v1/items/${item}`).set(as('manager'));
      expect((await removal()).body.code).toBe('item.has_rate_plan');
      await request(app).delete(path).set(as('manager')).expect(204);
      await removal().expect(204);
    });

    it.each([
      [{ tiers: [] }, '/tiers'],
      [{ tiers: [{ ...tiers[0], unit: 'month' }] }, '/tiers/0/unit'],
      [{ tiers: [{ ...tiers[0], count: 0 }] }, '/tiers/0/count'],
      [{ tiers: [{ ...tiers[0], price: '-1' }] }, '/tiers/0/price'],
      [{ tiers: [{ ...tiers[0], colour: 'red' }] }, '/tiers/0/colour'],
      [{ tiers: [tiers[0], tiers[0]] }, '/tiers'],
      [{ late_fee: { unit: 'hour' } }, '/late_fee/price'],
      [{ turnaround_minutes: -1 }, '/turnaround_minutes'],
      [{ grace_minutes: 43_201 }, '/grace_minutes'],
      [{ item: 'x' }, '/item'],
    ])('with %j is refused at %s', async (change, pointer) => {
      const { status, body } = await post('/rate-plans', { item_id: item, tiers, ...change });
      expect(status).toBe(422);
      expect(body.errors).toContainEqual(expect.objectContaining({ pointer }));
    });

    it('is of an item that is there, and of no other later', async () => {
      const plan = await made('/rate-plans', { item_id: item, tiers });
      const other = await made('/items', { sku: 'DR-2', name: 'Saw', unit_price: '1' });
      await patch(`/rate-plans/${plan.id}`, { item_id: other.id }).expect(422);
      const { body } = await post('/rate-plans', { item_id: plan.id, tiers });
      expect(body).toMatchObject({ status: 422, code: 'item.unknown' });
      await post('/rate-plans', { item_id: other.id, tiers }, 'clerk').expect(403);
    });
  });

  describe('a warehouse', () => {
    it('has a time zone, UTC unless said', async () => {
      const east = await made('/warehouses', { code: 'E', name: 'East', address });
      expect(east['time_zone']).toBe('UTC');
      const path = `/warehouses/${east.id}`;
      const { body } = await patch(path, { time_zone: 'america/new_york' }).expect(200);
      expect(body.time_zone).toBe('America/New_York');
      for (const zone of ['EST', '+01:00', 'Mars/Olympus', '']) {
        const refused = await patch(path, { time_zone: zone });
        expect(refused.status).toBe(422);
        expect(refused.body.errors).toMatchObject([{ pointer: '/time_zone' }]);
      }
    });
  });

  describe('a quote', () => {
    let warehouse: string;
    beforeEach(async () => {
      const zone = { time_zone: 'America/New_York' };
      warehouse = (await made('/warehouses', { code: 'E', name: 'East', address, ...zone })).id;
    });
    const asked = (change: object = {}) => ({
      warehouse_id: warehouse,
      starts_at: '2026-10-30T12:00:00-04:00',
      ends_at: '2026-11-07T12:00:00-05:00',
      items: [{ item_id: item, quantity: 2 }],
      ...change,
    });

    it('says what each line costs and why, by the clock on the wall', async () => {
      await made('/rate-plans', { item_id: item, tiers, deposit: '75.50' });
      const { body } = await post('/rental-quotes', asked(), 'clerk').expect(200);
      expect(body).toEqual({
        warehouse_id: warehouse,
        time_zone: 'America/New_York',
        starts_at: '2026-10-30T16:00:00.000Z',
        ends_at: '2026-11-07T17:00:00.000Z',
        currency: 'USD',
        items: [
          {
            item_id: item,
            quantity: 2,
            unit_charge: '550.00',
            charge: '1100.00',
            deposit: '151.00',
            available: 0,
            tiers: [
              { unit: 'week', count: 1, price: '450.00', times: 1 },
              { unit: 'day', count: 1, price: '100.00', times: 1 },
            ],
          },
        ],
        total: '1100.00',
        deposit_required: '151.00',
      });
      await post('/rental-quotes', asked(), 'viewer').expect(403);
    });

    it('stays the same under one Idempotency-Key, whatever becomes of the plan', async () => {
      const plan = await made('/rate-plans', { item_id: item, tiers });
      const keyed = (change?: object) =>
        post('/rental-quotes', asked(change), 'clerk').set('Idempotency-Key', 'q-1');
      const first = await keyed().expect(200);
      await patch(`/rate-plans/${plan.id}`, { tiers: [tiers[0]] }).expect(200);
      expect((await keyed().expect(200)).text).toBe(first.text);
      expect((await post('/rental-quotes', asked(), 'clerk')).body.total).toBe('1600.00');
      const other = await keyed({ items: [{ item_id: item, quantity: 3 }] });
      expect([other.status, other.body.code]).toEqual([422, 'idempotency_key.reused']);
    });

    it.each([
      ['no plan', {}, 'rental.no_rate_plan'],
      ['no such item', { items: [{ item_id: crypto.randomUUID(), quantity: 1 }] }, 'item.unknown'],
      ['no such warehouse', { warehouse_id: crypto.randomUUID() }, 'warehouse.unknown'],
      ['an end before the start', { ends_at: '2026-10-30T16:00:00Z' }, 'rental.period_invalid'],
      ['more than 366 days', { ends_at: '2027-10-31T16:00:01Z' }, 'rental.period_invalid'],
      ['a date alone', { starts_at: '2026-10-30' }, 'http.validation_failed'],
      ['no lines', { items: [] }, 'http.validation_failed'],
    ])('of %s is refused', async (what, change, code) => {
      if (what !== 'no plan') await made('/rate-plans', { item_id: item, tiers });
      const { status, body } = await post('/rental-quotes', asked(change), 'clerk');
      expect([status, body.code]).toEqual([422, code]);
    });

    it('of several currencies is refused', async () => {
      await made('/rate-plans', { item_id: item, tiers });
      const other = await made('/items', {
        sku: 'DR-2',
        name: 'Saw',
        unit_price: '1',
        currency: 'EUR',
      });
      await made('/rate-plans', { item_id: other.id, tiers });
      const items = [item, other.id].map((id) => ({ item_id: id, quantity: 1 }));
      const { status, body } = await post('/rental-quotes', asked({ items }), 'clerk');
      expect([status, body.code]).toEqual([422, 'money.currency_mismatch']);
    });
  });
});
