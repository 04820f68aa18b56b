import type { JsonAnswer } from '../support/client.js';
import { RentalDesk } from '../support/rental-desk.js';
import { settingsBeside, startServer, type RunningServer } from '../support/running-server.js';
import { StrataProcess } from '../support/strata-process.js';

const DAY_IN_MILLISECONDS = 24 * 3_600_000;

let server: RunningServer;
let desk: RentalDesk;
beforeAll(async () => {
  server = await startServer();
  desk = new RentalDesk(server.admin);
});
afterAll(() => server.stop());

/** One moment for all of it: a stay of three days is not a millisecond longer. */
const NOW = Date.now();
/** So many days from now. */
const day = (days: number) => new Date(NOW + days * DAY_IN_MILLISECONDS).toISOString();

function expectStatus(answer: JsonAnswer, status: number): JsonAnswer['body'] {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status });
  return answer.body;
}

describe('a rental, from the fleet to the money', () => {
  it('keeps pieces and money straight all the way', async () => {
    const { admin } = server;
    const [customer, warehouse] = [await desk.shop.customer(), await desk.shop.warehouse()];
    const [drill, saw] = [await desk.fleet(warehouse, 5), await desk.fleet(warehouse, 3)];
    // It began eight days ago and ended four days ago, so what comes back is late.
    const stay = { starts_at: day(-8), ends_at: day(-5) };
    const at = { warehouse_id: warehouse, ...stay };

    const available = async (from: number) => {
      const query = `item_id=${drill}&item_id=${saw}&warehouse_id=${warehouse}`;
      const answer = await admin.get(
        `/rental-availability?${query}&from=${day(from)}&to=${day(9)}`,
      );
      return expectStatus(answer, 200).items.map(({ minimum }: { minimum: number }) => minimum);
    };
    expect(await available(-9)).toEqual([5, 3]);
    const lines = [
      { item_id: drill, quantity: 4 },
      { item_id: saw, quantity: 1 },
    ];
    const quote = await admin.post('/rental-quotes', { body: { ...at, items: lines } });
    // Three days at 10 for each of five pieces.
    expect(expectStatus(quote, 200)).toMatchObject({ total: '150.00', deposit_required: '250.00' });

    const body = desk.agreement({ customer, warehouse }, stay, { [drill]: 4, [saw]: 1 });
    const made = await admin.post('/rental-agreements', { body });
    const path = `/rental-agreements/${expectStatus(made, 201).id}`;
    expect(made.body).toMatchObject({
      number: expect.stringMatching(/^RA-\d{4}-\d{6}$/),
      status: 'reserved',
      total_amount: '150.00',
      deposit: { required: '250.00', held: '0.00' },
    });
    expect((await admin.get(path)).body).toEqual(made.body);
    expect(await available(-9)).toEqual([1, 2]);
    const tooMany = await admin.post('/rental-agreements', { body });
    expect(expectStatus(tooMany, 409)).toMatchObject({
      code: 'rental.insufficient_availability',
    });

    await admin.post(`${path}/deposits`, {
      body: { kind: 'received', amount: '250.00', method: 'card' },
    });
    const [drills, saws] = made.body.items.map((line: { id: string; quantity: number }) => ({
      rental_line_id: line.id,
      quantity: line.quantity,
    }));
    const out = await admin.post(`${path}/hand-outs`, {
      body: { at: day(-8), items: [drills, saws] },
    });
    expectStatus(out, 201);
    expect(await desk.level(drill, warehouse)).toEqual({ owned: 5, out: 4 });
    const extended = await admin.post(`${path}/period`, { body: { ends_at: day(-4) } });
    // A day more for each.
    expect(expectStatus(extended, 200)).toMatchObject({
      status: 'out',
      overdue: true,
      total_amount: '200.00',
    });
    const overdue = await admin.get(`/rental-agreements?overdue=true&customer_id=${customer}`);
    expect(overdue.body).toMatchObject({ total: 1 });

    // Two came back in time, one of them damaged; the rest is late and one of it is lost.
    const inTime = await admin.post(`${path}/check-ins`, {
      body: {
        at: day(-4.5),
        items: [
          { ...drills, quantity: 1, condition: 'good' },
          { ...drills, quantity: 1, condition: 'damaged', charge: '35.00' },
        ],
      },
    });
    expectStatus(inTime, 201);
    expect(await desk.level(drill, warehouse)).toEqual({ owned: 5, out: 2, unserviceable: 1 });
    const late = await admin.post(`${path}/check-ins`, {
      body: {
        at: day(-2.5),
        note: 'One fell off the roof.',
        items: [
          { ...drills, quantity: 1, condition: 'good' },
          { ...drills, quantity: 1, condition: 'lost' },
          { ...saws, condition: 'good' },
        ],
      },
    });
    expectStatus(late, 201);
    expect(await desk.level(drill, warehouse)).toEqual({ owned: 4, out: 0, unserviceable: 1 });
    const returned = (await admin.get(path)).body;
    const charged = (kind: string) =>
      returned.charges
        .filter((charge: { kind: string }) => charge.kind === kind)
        .map(({ amount }: { amount: string }) => amount);
    expect(charged('damage')).toEqual(['35.00']);
    expect(charged('loss')).toEqual(['200.00']);
    // A day and a half late, so two begun days at 15 for each piece that came back.
    expect(
      charged('late')
        .map(Number)
        .reduce((sum: number, one: number) => sum + one, 0),
    ).toBe(60);
    expect(returned).toMatchObject({ status: 'returned', overdue: false, total_amount: '495.00' });

    const applied = await admin.post(`${path}/deposits`, {
      body: { kind: 'applied', amount: '200.00' },
    });
    expect(expectStatus(applied, 200)).toMatchObject({ paid_amount: '200.00' });
    const receivables = await admin.get(`/reports/receivables?customer_id=${customer}`);
    expect(receivables.body).toMatchObject({ total: 1 });
    expect(JSON.stringify(receivables.body)).toContain('295.00');
    await admin.post(`${path}/payments`, { body: { amount: '295.00', method: 'cash' } });
    await admin.post(`${path}/deposits`, { body: { kind: 'released', amount: '50.00' } });
    expect((await admin.get(path)).body).toMatchObject({
      balance_due: '0.00',
      payment_status: 'paid',
      deposit: { held: '0.00', applied: '200.00', released: '50.00' },
    });
    expect((await admin.get(`${path}/deposits`)).body.items.length).toBe(3);
    const again = await admin.post(`${path}/check-ins`, { body: { items: [saws] } });
    expect(expectStatus(again, 422).code).toBe('http.validation_failed');
    // One is lost, one damaged.
    expect(await available(1)).toEqual([3, 3]);
  });

  it('binds serial numbers at the hand-out', async () => {
    const { admin } = server;
    const [customer, warehouse] = [await desk.shop.customer(), await desk.shop.warehouse()];
    const item = await desk.fleet(warehouse, 2, ['S-1', 'S-2']);
    const stay = { starts_at: day(-1), ends_at: day(1) };
    const body = desk.agreement({ customer, warehouse }, stay, { [item]: 1 });
    const { body: made } = await admin.post('/rental-agreements', { body });
    const path = `/rental-agreements/${made.id}`;
    const line = { rental_line_id: made.items[0].id, quantity: 1 };
    const unnamed = await admin.post(`${path}/hand-outs`, { body: { items: [line] } });
    expect(expectStatus(unnamed, 422).code).toBe('fleet.serials_required');
    const assets = (await admin.get(`/fleet/assets?item_id=${item}`)).body.items;
    const named = { ...line, asset_ids: [assets[1].id] };
    expectStatus(await admin.post(`${path}/hand-outs`, { body: { items: [named] } }), 201);
    expect((await admin.get(path)).body.items[0].asset_ids).toEqual([assets[1].id]);
    const other = (await admin.post('/rental-agreements', { body })).body;
    const taken = await admin.post(`/rental-agreements/${other.id}/hand-outs`, {
      body: { items: [{ ...named, rental_line_id: other.items[0].id }] },
    });
    expect(expectStatus(taken, 409).code).toBe('fleet.asset_out');
    const back = { items: [{ ...named, condition: 'good' }] };
    expectStatus(await admin.post(`${path}/check-ins`, { body: back }), 201);
    const asset = await admin.get(`/fleet/assets?item_id=${item}&status=in_house`);
    expect(asset.body.total).toBe(2);
  });

  it('books what happened, even where too much is promised then', async () => {
    const { admin } = server;
    const [customer, warehouse] = [await desk.shop.customer(), await desk.shop.warehouse()];
    const item = await desk.fleet(warehouse, 2);
    const rent = (from: number, to: number) =>
      admin.post('/rental-agreements', {
        body: desk.agreement(
          { customer, warehouse },
          { starts_at: day(from), ends_at: day(to) },
          { [item]: 2 },
        ),
      });
    const first = expectStatus(await rent(-1, 1), 201);
    expectStatus(await rent(2, 3), 201);
    await desk.handOutAll(first);
    const shortages = async () =>
      (await admin.get(`/fleet/shortages?warehouse_id=${warehouse}`)).body.items;
    expect(await shortages()).toEqual([]);
    const [line] = first.items;
    const damaged = await admin.post(`/rental-agreements/${first.id}/check-ins`, {
      body: { items: [{ rental_line_id: line.id, quantity: 1, condition: 'damaged' }] },
    });
    expectStatus(damaged, 201);
    expect(await shortages()).toMatchObject([
      { item_id: item, capacity: 1, promised: 2, missing: 1 },
    ]);
    const gone = await admin.delete(`/customers/${customer}`);
    expect(expectStatus(gone, 409).code).toBe('customer.has_open_rentals');
  });

  it('has nothing to reconcile after all that', async () => {
    const { code, out } = await StrataProcess.run(['reconcile'], settingsBeside(server));
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });
});
