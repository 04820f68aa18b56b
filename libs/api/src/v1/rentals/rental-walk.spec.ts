import request from 'supertest';
import { PERIOD, rentalWorld } from '../../testing/rental-world.js';

const HOUR = 3_600_000;

describe('a rental', () => {
  it('goes from the promise to the last payment', async () => {
    const { clock, post, get, rent, rental, customer_id, warehouse_id, item_id } =
      await rentalWorld(request);
    const { body: reserved, path, line } = await rent();
    const plan = { deposit: '50.00', turnaround_minutes: 60, grace_minutes: 30 };
    expect(reserved).toMatchObject({
      number: 'RA-2026-000001',
      status: 'reserved',
      overdue: false,
      customer_id,
      customer_name: 'Ada',
      customer_address: { street: '1 Dock Rd', country: 'USA' },
      warehouse_id,
      time_zone: 'UTC',
      ...PERIOD,
      payment_terms: 'net_30',
      due_date: '2026-02-14',
      payment_status: 'unpaid',
      currency: 'USD',
      total_amount: '400.00',
      paid_amount: '0.00',
      refunded_amount: '0.00',
      goodwill_amount: '0.00',
      balance_due: '400.00',
      deposit: { required: '100.00', held: '0.00', applied: '0.00', released: '0.00' },
      charges: [{ kind: 'rental', line_id: line, amount: '400.00', note: null }],
      items: [
        {
          item_id,
          sku: 'D',
          name: 'Drill',
          quantity: 2,
          handed_out: 0,
          returned: 0,
          lost: 0,
          released: 0,
          charge: '400.00',
          rate: {
            ...plan,
            currency: 'USD',
            unit_charge: '200.00',
            used_tiers: [{ unit: 'day', count: 1, price: '100.00', times: 2 }],
            late_fee: { unit: 'hour', price: '25.00' },
            replacement_value: '400.00',
          },
          asset_ids: [],
        },
      ],
      version: 1,
    });

    const ends_at = '2026-01-18T10:00:00.000Z';
    const extended = await post(`${path}/period`, { ends_at }).expect(200);
    expect(extended.body).toMatchObject({ ends_at, total_amount: '500.00', version: 2 });
    expect(extended.headers['etag']).toBe('"2"');
    const again = await post(`${path}/period`, { ends_at }).expect(200);
    expect(again.body).toEqual(extended.body);
    const received = { kind: 'received', amount: '100', method: 'card', reference: 'A-1' };
    const held = await post(`${path}/deposits`, received).expect(200);
    expect(held.body).toMatchObject({ deposit: { held: '100.00' }, balance_due: '500.00' });

    const items = [{ rental_line_id: line, quantity: 2 }];
    const handedOut = await post(`${path}/hand-outs`, { items }).expect(201);
    expect(handedOut.headers).toMatchObject({
      etag: '"4"',
      location: `/api/v1${path}/hand-outs`,
    });
    expect(handedOut.body).toMatchObject({
      rental_agreement_id: reserved.id,
      at: '2026-01-15T09:30:00.000Z',
      created_by: 'user-clerk',
      items: [{ rental_line_id: line, item_id, sku: 'D', name: 'Drill', quantity: 2 }],
      rental_agreement: { status: 'out', overdue: false, items: [{ handed_out: 2 }], version: 4 },
    });

    clock.advance(3 * 24 * HOUR);
    expect((await get(path)).body.overdue).toBe(false);
    clock.advance(2 * HOUR);
    expect((await get(path)).body.overdue).toBe(true);
    // What is late keeps its pieces from others.
    const next = { starts_at: ends_at, ends_at: '2026-01-19T10:00:00Z' };
    const refused = await post('/rental-agreements', rental(next)).expect(409);
    expect(refused.body.code).toBe('rental.insufficient_availability');

    const checkIn = await post(`${path}/check-ins`, {
      items: [
        { rental_line_id: line, quantity: 1, condition: 'good' },
        { rental_line_id: line, quantity: 1, condition: 'damaged', charge: '40' },
      ],
      note: 'Cable cut',
    }).expect(201);
    expect(checkIn.headers).toMatchObject({ etag: '"5"', location: `/api/v1${path}/check-ins` });
    expect(checkIn.body).toMatchObject({
      note: 'Cable cut',
      items: [
        { condition: 'good', late_charge: '50.00', charge: '0.00' },
        { condition: 'damaged', late_charge: '50.00', charge: '40.00' },
      ],
      rental_agreement: {
        status: 'returned',
        overdue: false,
        total_amount: '640.00',
        items: [{ returned: 2, charge: '500.00' }],
      },
    });
    const { charges } = checkIn.body.rental_agreement as { charges: Record<string, string>[] };
    expect(charges.map(({ kind, amount, note }) => [kind, amount, note])).toEqual([
      ['rental', '400.00', null],
      ['rental', '100.00', null],
      ['late', '50.00', null],
      ['late', '50.00', null],
      ['damage', '40.00', 'Cable cut'],
    ]);

    const applied = await post(`${path}/deposits`, { kind: 'applied', amount: '100' }).expect(200);
    expect(applied.body).toMatchObject({
      payment_status: 'partially_paid',
      paid_amount: '100.00',
      balance_due: '540.00',
      deposit: { held: '0.00', applied: '100.00' },
    });
    const settled = await post(`${path}/payments`, { amount: '540', method: 'card' }).expect(200);
    expect(settled.body).toMatchObject({ payment_status: 'paid', balance_due: '0.00', version: 7 });
    expect((await get(path).expect(200)).body).toEqual(settled.body);

    const list = async (name: string) => (await get(`${path}/${name}`).expect(200)).body.items;
    expect(await list('payments')).toMatchObject([
      { amount: '100.00', method: 'deposit', document_type: 'rental_agreement' },
      { amount: '540.00', method: 'card', document_id: reserved.id },
    ]);
    expect(await list('deposits')).toMatchObject([
      { kind: 'received', amount: '100.00', method: 'card', reference: 'A-1' },
      { kind: 'applied', amount: '100.00', method: null, reference: null },
    ]);
    expect(await list('hand-outs')).toEqual([
      expect.not.objectContaining({ items: expect.anything() }),
    ]);
    const { rental_agreement: _agreement, ...record } = checkIn.body;
    expect(await list('check-ins?include=items')).toEqual([record]);
  });

  it('binds serial numbers as it is handed out', async () => {
    const { post, get, made, rent, warehouse_id } = await rentalWorld(request);
    const item_id = await made('/items', { sku: 'S', name: 'Saw', unit_price: '10' });
    await made('/rate-plans', { item_id, tiers: [{ unit: 'day', count: 1, price: '5' }] });
    const serial_numbers = ['S-1', 'S-2', 'S-3'];
    const items = [{ item_id, quantity: 3, serial_numbers }];
    await made('/fleet/commissions', { warehouse_id, items, from_stock: false });
    const { items: assets } = (await get(`/fleet/assets?item_id=${item_id}`)).body;
    const [one, two, three] = (assets as { id: string }[]).map(({ id }) => id);
    const fit = { warehouse_id, item_id, reason: 'Frayed', quantity_delta: -1, asset_id: three };
    await post('/fleet/serviceability-changes', fit, 'manager').expect(201);

    const lines = [{ item_id, quantity: 2 }];
    const { path, line } = await rent({ items: lines });
    const handOut = (quantity: number, ...asset_ids: unknown[]) =>
      post(`${path}/hand-outs`, { items: [{ rental_line_id: line, quantity, asset_ids }] });
    for (const [answer, status, code] of [
      [await handOut(2), 422, 'fleet.serials_required'],
      [await handOut(1, line), 422, 'fleet.asset_unknown'],
      [await handOut(1, three), 409, 'fleet.asset_unserviceable'],
    ] as const) {
      expect(answer.body).toMatchObject({ status, code });
    }
    const { body } = await handOut(1, one).expect(201);
    expect(body.items).toMatchObject([{ asset_ids: [one] }]);
    expect(body.rental_agreement.items).toMatchObject([{ asset_ids: [one], handed_out: 1 }]);
    expect((await handOut(1, one)).status).not.toBe(201);
    await handOut(1, two).expect(201);
    const bring = (asset_id: unknown) =>
      post(`${path}/check-ins`, {
        items: [{ rental_line_id: line, quantity: 1, asset_ids: [asset_id], condition: 'lost' }],
      });
    expect((await bring(three)).body.code).toBe('rental.asset_not_out');
    const lost = (await bring(one).expect(201)).body;
    expect(lost.rental_agreement.items).toMatchObject([{ asset_ids: [two], lost: 1 }]);
  });

  it('of an asset that is out for another is refused', async () => {
    const { post, get, made, rent, warehouse_id } = await rentalWorld(request);
    const item_id = await made('/items', { sku: 'S', name: 'Saw', unit_price: '10' });
    await made('/rate-plans', { item_id, tiers: [{ unit: 'day', count: 1, price: '5' }] });
    const items = [{ item_id, quantity: 2, serial_numbers: ['S-1', 'S-2'] }];
    await made('/fleet/commissions', { warehouse_id, items, from_stock: false });
    const { body } = await get('/fleet/assets?serial_number=S-1');
    const asset_ids = [body.items[0].id as string];
    const take = async () => {
      const { path, line } = await rent({ items: [{ item_id, quantity: 1 }] });
      return post(`${path}/hand-outs`, {
        items: [{ rental_line_id: line, quantity: 1, asset_ids }],
      });
    };
    expect((await take()).status).toBe(201);
    expect((await take()).body).toMatchObject({ status: 409, code: 'fleet.asset_out' });
  });
});
