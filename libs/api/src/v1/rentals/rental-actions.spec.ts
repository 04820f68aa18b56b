import request from 'supertest';
import { rentalWorld } from '../../testing/rental-world.js';

const nobody = '0190b7e2-0000-7000-8000-000000000001';

/** Two drills that are reserved, and ways to do things with them. */
async function reserved() {
  const world = await rentalWorld(request);
  const { post, rent } = world;
  const { path, line } = await rent();
  const act = (name: string, body: object = {}) => post(`${path}/${name}`, body, 'manager');
  const items = (quantity: number, more: object = {}) => ({
    items: [{ rental_line_id: line, quantity, ...more }],
  });
  return { ...world, path, line, act, items };
}

describe('what is done to a rental agreement', () => {
  it('is refused with 409 where its state is against it', async () => {
    const { act, items } = await reserved();
    const good = { condition: 'good' };
    const refused = async (name: string, body: object, code: string) =>
      expect([name, (await act(name, body)).body]).toMatchObject([name, { status: 409, code }]);
    await refused('check-ins', items(1, good), 'rental.wrong_status');
    await refused('hand-outs', items(3), 'rental.exceeds_reserved');
    await refused('release', items(3), 'rental.exceeds_reserved');
    await refused('release', {}, 'rental.nothing_left');
    await refused('payments', { amount: '401', method: 'cash' }, 'payment.exceeds_balance');
    await refused('refunds', { amount: '1', reason: 'Late' }, 'refund.exceeds_paid');
    await refused('deposits', { kind: 'applied', amount: '1' }, 'deposit.exceeds_held');
    await refused('deposits', { kind: 'released', amount: '1' }, 'deposit.exceeds_held');
    expect((await act('hand-outs', items(1))).status).toBe(201);
    await refused('check-ins', items(2, good), 'rental.exceeds_out');
    await refused('cancel', {}, 'rental.wrong_status');
    await act('check-ins', items(1, good));
    await act('release', {});
    for (const [name, body] of [
      ['period', { ends_at: '2026-01-19T10:00:00Z' }],
      ['hand-outs', items(1)],
      ['release', items(1)],
      ['deposits', { kind: 'received', amount: '1', method: 'cash' }],
    ] as const) {
      await refused(name, body, 'rental.wrong_status');
    }
  });

  it('is refused with 422 where it cannot be', async () => {
    const { act, items, line } = await reserved();
    await act('hand-outs', items(1));
    const strange = { items: [{ rental_line_id: nobody, quantity: 1, condition: 'good' }] };
    const later = { at: '2026-01-15T09:30:01Z' };
    const asset = { asset_ids: [line] };
    for (const [name, body, code] of [
      ['hand-outs', { items: [{ rental_line_id: nobody, quantity: 1 }] }, 'rental.line_unknown'],
      ['hand-outs', { ...items(1), ...later }, 'rental.moment_invalid'],
      ['hand-outs', { items: [] }, 'http.validation_failed'],
      ['check-ins', strange, 'rental.line_unknown'],
      ['check-ins', { ...items(1, { condition: 'good' }), ...later }, 'rental.moment_invalid'],
      [
        'check-ins',
        { ...items(1, { condition: 'good' }), at: '2026-01-15T09:29:59Z' },
        'rental.moment_invalid',
      ],
      ['check-ins', items(1, { condition: 'good', charge: '1' }), 'rental.charge_invalid'],
      ['check-ins', items(1, { condition: 'good', ...asset }), 'rental.asset_not_out'],
      ['check-ins', items(1, { condition: 'used' }), 'http.validation_failed'],
      ['check-ins', items(1), 'http.validation_failed'],
      ['period', { ends_at: '2026-01-16T10:00:00Z' }, 'rental.not_longer'],
      ['period', { ends_at: '2027-03-01T10:00:00Z' }, 'rental.period_invalid'],
      ['period', {}, 'http.validation_failed'],
      ['payments', { amount: '0', method: 'cash' }, 'payment.amount_invalid'],
      ['payments', { amount: '1', method: 'deposit' }, 'http.validation_failed'],
      ['deposits', { kind: 'received', amount: '1' }, 'deposit.method_invalid'],
      ['deposits', { kind: 'applied', amount: '1', method: 'cash' }, 'deposit.method_invalid'],
      ['deposits', { kind: 'received', amount: '0', method: 'cash' }, 'deposit.amount_invalid'],
      ['deposits', { kind: 'kept', amount: '1' }, 'http.validation_failed'],
      ['release', { items: [] }, 'http.validation_failed'],
      ['release', { items: [{ rental_line_id: nobody, quantity: 1 }] }, 'rental.line_unknown'],
    ] as const) {
      const answer = await act(name, body);
      expect([name, body, answer.body]).toMatchObject([name, body, { status: 422, code }]);
    }
  });

  it('lets it end later only while nobody else was promised that', async () => {
    const { act, rent, item_id } = await reserved();
    await rent({
      items: [{ item_id, quantity: 2 }],
      starts_at: '2026-01-18T10:00:00Z',
      ends_at: '2026-01-19T10:00:00Z',
    });
    const { body } = await act('period', { ends_at: '2026-01-18T10:00:00Z' });
    expect(body).toMatchObject({ status: 409, code: 'rental.insufficient_availability' });
    // The turnaround takes an hour.
    expect((await act('period', { ends_at: '2026-01-18T09:00:00Z' })).status).toBe(200);
  });

  it('needs its pieces in the house', async () => {
    const { post, act, items, warehouse_id, item_id } = await reserved();
    const broken = { warehouse_id, item_id, quantity_delta: -2, reason: 'Broken' };
    await post('/fleet/serviceability-changes', broken, 'manager').expect(201);
    const { body } = await act('hand-outs', items(2));
    expect(body).toMatchObject({
      status: 409,
      code: 'fleet.exceeds_in_house',
      details: { shortages: [{ item_id, warehouse_id, asked: 2, in_house: 1 }] },
    });
  });

  it('frees what is not taken along, and gives back what was paid for it', async () => {
    const { get, act, items, path, rental, post } = await reserved();
    await act('payments', { amount: '400', method: 'card' });
    const { body } = await act('release', items(1));
    expect(body).toMatchObject({
      status: 'reserved',
      total_amount: '200.00',
      refunded_amount: '200.00',
      items: [{ released: 1, charge: '200.00' }],
      charges: [{ amount: '400.00' }, { kind: 'adjustment', amount: '-200.00' }],
    });
    expect((await get(`${path}/refunds`)).body.items).toMatchObject([
      { kind: 'adjustment', amount: '200.00', method: 'card' },
    ]);
    await post('/rental-agreements', rental()).expect(201);
  });

  it('gives back what was paid and held as it is called off', async () => {
    const { get, act, path, rental, post } = await reserved();
    await act('payments', { amount: '100', method: 'card' });
    await act('deposits', { kind: 'received', amount: '100', method: 'check' });
    const { body } = await act('cancel', { refund_method: 'cash' });
    expect(body).toMatchObject({
      status: 'cancelled',
      payment_status: 'refunded',
      refunded_amount: '100.00',
      balance_due: '0.00',
      deposit: { held: '0.00', released: '100.00' },
    });
    const [refunds, deposits] = [
      (await get(`${path}/refunds`)).body.items,
      (await get(`${path}/deposits?method=cash`)).body.items,
    ];
    expect(refunds).toMatchObject([{ kind: 'cancellation', method: 'cash', amount: '100.00' }]);
    expect(deposits).toMatchObject([{ kind: 'released', method: 'cash', amount: '100.00' }]);
    await post('/rental-agreements', rental()).expect(201);
  });

  it('gives money back out of goodwill', async () => {
    const { get, act, path } = await reserved();
    await act('payments', { amount: '400', method: 'card' });
    const { body } = await act('refunds', { amount: '30', reason: 'Delivered late' });
    expect(body).toMatchObject({ goodwill_amount: '30.00', balance_due: '0.00' });
    expect((await get(`${path}/refunds`)).body.items).toMatchObject([
      { kind: 'goodwill', reason: 'Delivered late', amount: '30.00', method: 'card' },
    ]);
  });

  it('charges what is lost at its replacement value, or what is said', async () => {
    const { act, items, get, warehouse_id } = await reserved();
    await act('hand-outs', items(2));
    const { body } = await act('check-ins', items(1, { condition: 'lost' }));
    expect(body.items).toMatchObject([{ condition: 'lost', charge: '400.00' }]);
    const rest = await act('check-ins', items(1, { condition: 'lost', charge: '10' }));
    expect(rest.body.rental_agreement).toMatchObject({
      status: 'returned',
      total_amount: '810.00',
      items: [{ lost: 2, returned: 0 }],
    });
    const levels = (await get(`/fleet/levels?warehouse_id=${warehouse_id}`)).body.items;
    expect(levels).toMatchObject([{ owned: 1, out: 0 }]);
  });
});
