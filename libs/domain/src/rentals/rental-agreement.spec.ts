import { TimeZone } from '@strata/domain-kit';
import { Takings } from '../billing/takings.js';
import type { ItemId } from '../catalog/item.js';
import type { AssetId } from '../fleet/asset.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { buyer, contextOf } from '../testing/index.js';
import type { NewRentalAgreement } from './new-rental-agreement.js';
import { RatePlan, type RatePlanChange } from './rate-plan.js';
import { RentalAgreement } from './rental-agreement.js';
import type { CheckInItem } from './rental-check-in.js';

const day = (date: number, time = '12:00') =>
  new Date(`2026-03-${String(date).padStart(2, '0')}T${time}:00Z`);
const context = contextOf('clerk', day(20));
const tiers = [
  { unit: 'day', count: 1, price: '100' },
  { unit: 'day', count: 3, price: '250' },
] as const;

/** So many pieces by a plan. */
const line = (quantity: number, terms: RatePlanChange = {}, charge?: string) => {
  const itemId = `i-${quantity}` as ItemId;
  const plan = RatePlan.create({ itemId, tiers, ...terms }, context);
  return { item: { id: itemId, sku: `SKU ${quantity}`, name: 'Drill' }, quantity, plan, charge };
};

const drafted = (items: NewRentalAgreement['items'], change: Partial<NewRentalAgreement> = {}) =>
  RentalAgreement.draft(
    {
      customer: buyer,
      warehouse: { id: 'w-1' as WarehouseId, timeZone: TimeZone.UTC },
      startsAt: day(10),
      endsAt: day(12),
      paymentTerms: 'net_15',
      mayChargeLess: false,
      items,
      ...change,
    },
    context,
  ).numbered('RA-2026-000001');

/** From the tenth to the twelfth, at 100 a day and 250 for three. */
const rented = (...items: NewRentalAgreement['items']) =>
  RentalAgreement.reconstitute(drafted(items).toSnapshot());
const idOf = (agreement: RentalAgreement, index = 0) => agreement.lines[index]!.id;
const handOut = (
  agreement: RentalAgreement,
  quantity: number,
  { at = day(10), index = 0, assets = [] as string[] } = {},
) => {
  const assetIds = assets as AssetId[];
  const items = [{ rentalLineId: idOf(agreement, index), quantity, assetIds }];
  return agreement.handOut({ items, at }, context);
};
const checkIn = (
  agreement: RentalAgreement,
  quantity: number,
  { at = day(12), ...item }: { at?: Date } & Partial<CheckInItem> = {},
) => {
  const rentalLineId = idOf(agreement);
  const items = [{ rentalLineId, quantity, assetIds: [], condition: 'good' as const, ...item }];
  return agreement.checkIn({ items, at, note: 'From the van' }, context);
};
const card = (amount: string) => ({ amount, method: 'card', reference: null }) as const;
const none = { takings: Takings.none };
const code = (value: string, details?: object) =>
  expect.objectContaining({ code: value, ...(details ? { details } : {}) });

describe('a new agreement', () => {
  it('costs what is quoted, and asks for the deposits of its plans', () => {
    expect(rented(line(2, { deposit: '30' }), line(3)).toSnapshot()).toMatchObject({
      status: 'reserved',
      totalAmount: '1000.00',
      balanceDue: '1000.00',
      depositRequired: '60.00',
      depositHeld: '0.00',
    });
  });

  it('is due by its terms from its day, by the clock of the warehouse', () => {
    const warehouse = { id: 'w-1' as WarehouseId, timeZone: TimeZone.of('Pacific/Auckland') };
    expect(drafted([line(1)], { warehouse }).dueDate).toBe('2026-04-05');
    expect(rented(line(1)).dueDate).toBe('2026-04-04');
  });

  it('can cost more than is quoted, and less only where that may be', () => {
    expect(rented(line(2, {}, '401')).balance.due.toDecimal()).toBe('401.00');
    expect(() => rented(line(2, {}, '399.99'), line(3, {}, '1'), line(1, {}, '200'))).toThrow(
      code('rental.charge_below_quote', {
        lines: [
          { itemId: 'i-2', quoted: '400.00', asked: '399.99' },
          { itemId: 'i-3', quoted: '600.00', asked: '1.00' },
        ],
      }),
    );
    const free = drafted([line(2, {}, '0')], { mayChargeLess: true });
    expect(free.toSnapshot()).toMatchObject({ totalAmount: '0.00', paymentStatus: 'paid' });
    expect(free.lines[0]!.charges).toEqual([]);
    expect(() => drafted([line(2, {}, '-1')], { mayChargeLess: true })).toThrow(
      code('rental.charge_invalid'),
    );
  });

  it.each([
    ['no lines', [], {}, 'rental.no_items'],
    ['51 lines', Array.from({ length: 51 }, () => line(1)), {}, 'rental.too_many_items'],
    ['no pieces', [line(0)], {}, 'quantity.invalid'],
    ['two currencies', [line(1), line(2, { currency: 'EUR' })], {}, 'money.currency_mismatch'],
    ['no time', [line(1)], { endsAt: day(10) }, 'rental.period_invalid'],
    ['strange terms', [line(1)], { paymentTerms: 'net_1' }, 'payment_terms.invalid'],
  ])('is refused with %s', (_what, items, change, refusal) => {
    expect(() => drafted(items, change)).toThrow(code(refusal));
  });
});

describe('an agreement on its way', () => {
  it('is out with the first piece, and returned when nothing is out or to be handed out', () => {
    const agreement = rented(line(3));
    handOut(agreement, 2);
    expect([agreement.status, agreement.toSnapshot().piecesOut]).toEqual(['out', 2]);
    checkIn(agreement, 2);
    expect([agreement.status, agreement.toSnapshot().piecesOut]).toEqual(['out', 0]);
    handOut(agreement, 1);
    checkIn(agreement, 1, { condition: 'lost' });
    expect([agreement.status, agreement.toSnapshot().isOpen]).toEqual(['returned', true]);
    agreement.pay(card('600'), context);
    expect(agreement.toSnapshot()).toMatchObject({ isOpen: false, paymentStatus: 'paid' });
    expect(() => handOut(agreement, 1)).toThrow(code('rental.wrong_status'));
    expect(() => checkIn(agreement, 1)).toThrow(code('rental.wrong_status'));
    expect(() => agreement.extend(day(14), context)).toThrow(code('rental.wrong_status'));
    expect(() => agreement.release(undefined, context)).toThrow(code('rental.wrong_status'));
    expect(() => agreement.receiveDeposit(card('1'), context)).toThrow(code('rental.wrong_status'));
  });

  it('hands out what is reserved, and takes back what is out', () => {
    const agreement = rented(line(3));
    expect(() => checkIn(agreement, 1)).toThrow(code('rental.wrong_status'));
    expect(() => handOut(agreement, 4)).toThrow(
      code('rental.exceeds_reserved', { asked: 4, reserved: 3 }),
    );
    handOut(agreement, 2);
    expect(() => checkIn(agreement, 3)).toThrow(code('rental.exceeds_out', { asked: 3, out: 2 }));
    expect(() => agreement.handOut({ items: [] }, context)).toThrow(code('rental.no_items'));
    const strange = [{ rentalLineId: 'x' as never, quantity: 1, assetIds: [] }];
    expect(() => agreement.handOut({ items: strange }, context)).toThrow(
      code('rental.line_unknown'),
    );
    expect(() => agreement.cancel(context)).toThrow(code('rental.wrong_status'));
  });

  it('knows nothing of the future, and nothing that comes back before it went out', () => {
    const agreement = rented(line(3));
    expect(() => handOut(agreement, 1, { at: day(20, '12:01') })).toThrow(
      code('rental.moment_invalid'),
    );
    // A customer who comes early is no reason to refuse what they took.
    handOut(agreement, 1, { at: day(9) });
    handOut(agreement, 1, { at: day(8) });
    handOut(agreement, 1, { at: day(11) });
    expect(agreement.toSnapshot().items[0]!.firstOutAt).toBe(day(8).toISOString());
    for (const at of [day(8, '11:59').getTime() - 86_400_000, day(21).getTime()])
      expect(() => checkIn(agreement, 1, { at: new Date(at) })).toThrow(
        code('rental.moment_invalid'),
      );
    expect(checkIn(agreement, 1, { at: day(8) }).at).toEqual(day(8));
  });

  it('has what comes back at once do so after it went out, by whichever clock', () => {
    const agreement = rented(line(1));
    const items = [{ rentalLineId: idOf(agreement), quantity: 1, assetIds: [] }];
    agreement.handOut({ items }, context);
    const back = { items: [{ ...items[0]!, condition: 'good' as const }], note: null };
    const behind = { ...context, at: new Date(context.at.getTime() - 1) };
    expect(agreement.checkIn(back, behind).at).toEqual(context.at);
  });

  it('keeps which pieces are out', () => {
    const agreement = rented(line(3));
    const refusal = code('fleet.serials_required');
    expect(() => handOut(agreement, 2, { assets: ['a-1'] })).toThrow(refusal);
    expect(() => handOut(agreement, 2, { assets: ['a-1', 'a-1'] })).toThrow(refusal);
    handOut(agreement, 2, { assets: ['a-1', 'a-2'] });
    expect(() => handOut(agreement, 1)).toThrow(refusal);
    expect(() => handOut(agreement, 1, { assets: ['a-2'] })).toThrow(refusal);
    handOut(agreement, 1, { assets: ['a-3'] });
    const named = (...ids: string[]) => ({ assetIds: ids as AssetId[] });
    expect(() => checkIn(agreement, 2, named('a-1', 'a-9'))).toThrow(
      code('rental.asset_not_out', { assetIds: ['a-9'] }),
    );
    expect(() => checkIn(agreement, 2, named('a-1', 'a-1'))).toThrow(code('rental.asset_not_out'));
    expect(() => checkIn(agreement, 2, named('a-1'))).toThrow(refusal);
    checkIn(agreement, 2, named('a-3', 'a-1'));
    expect(agreement.toSnapshot().items[0]!.assetIds).toEqual(['a-2']);
  });

  it('records what went out and came back, once', () => {
    const agreement = rented(line(2));
    const went = handOut(agreement, 2);
    const came = checkIn(agreement, 1, { condition: 'damaged', charge: '20' });
    const { handOuts, checkIns, charges } = agreement.pullRecords();
    expect([handOuts, checkIns]).toEqual([[went], [came]]);
    expect(charges).toMatchObject([
      { kind: 'damage', amount: '20.00', note: 'From the van', rentalLineId: idOf(agreement) },
    ]);
    expect(came).toMatchObject({
      note: 'From the van',
      createdAt: day(20),
      createdBy: 'clerk',
      items: [{ sku: 'SKU 2', condition: 'damaged', charge: '20.00', lateCharge: '0.00' }],
    });
    expect(agreement.pullRecords()).toMatchObject({ handOuts: [], checkIns: [], charges: [] });
  });
});

describe('what an agreement is charged', () => {
  const fees = { lateFee: { unit: 'day', price: '7' }, replacementValue: '900' } as const;
  const chargesOf = (agreement: RentalAgreement) =>
    agreement.lines.flatMap(({ charges }) => charges).map(({ kind, amount }) => [kind, amount]);

  it('is, of what comes back late, a fee for each piece', () => {
    const agreement = rented(line(3, fees));
    handOut(agreement, 3);
    checkIn(agreement, 1);
    checkIn(agreement, 2, { at: day(13, '13:00'), condition: 'damaged', charge: '15' });
    expect(chargesOf(agreement)).toEqual([
      ['rental', '600.00'],
      ['late', '28.00'],
      ['damage', '15.00'],
    ]);
    expect(agreement.balance.due.toDecimal()).toBe('643.00');
    expect(agreement.lines[0]!.charge.toDecimal()).toBe('600.00');
  });

  it('is, of what is lost, its worth unless said, and no lateness', () => {
    const agreement = rented(line(4, fees));
    handOut(agreement, 4);
    const late = { at: day(19), condition: 'lost' } as const;
    checkIn(agreement, 2, late);
    checkIn(agreement, 1, { ...late, charge: '450' });
    checkIn(agreement, 1, { ...late, charge: '0' });
    expect(chargesOf(agreement).slice(1)).toEqual([
      ['loss', '1800.00'],
      ['loss', '450.00'],
    ]);
    const cheap = rented(line(1));
    handOut(cheap, 1);
    checkIn(cheap, 1, late);
    expect(chargesOf(cheap)).toHaveLength(1);
  });

  it('is nothing of what comes back good, and never less than nothing', () => {
    const agreement = rented(line(2));
    handOut(agreement, 2);
    expect(() => checkIn(agreement, 1, { charge: '1' })).toThrow(code('rental.charge_invalid'));
    expect(() => checkIn(agreement, 1, { condition: 'damaged', charge: '-1' })).toThrow(
      code('rental.charge_invalid'),
    );
    checkIn(agreement, 1, { charge: '0' });
  });

  it('is, for longer, what that costs more by the terms it was made at', () => {
    const agreement = rented(line(2), line(1, {}, '300'));
    agreement.pay(card('700'), context);
    // Three days cost 250, and two cost 200.
    agreement.extend(day(13), context);
    expect(agreement.toSnapshot()).toMatchObject({
      totalAmount: '850.00',
      paymentStatus: 'partially_paid',
      endsAt: day(13),
      items: [{ rate: { unitCharge: '250.00', usedTiers: [{ count: 3, times: 1 }] } }, {}],
    });
    agreement.extend(day(13, '13:00'), context);
    expect(agreement.balance.amounts.total.toDecimal()).toBe('1150.00');
    const extended = agreement.toSnapshot();
    agreement.extend(day(13, '13:00'), context);
    expect(agreement.toSnapshot()).toEqual(extended);
    expect(() => agreement.extend(day(13), context)).toThrow(code('rental.not_longer'));
    expect(() => agreement.extend(new Date('2027-06-01'), context)).toThrow(
      code('rental.period_invalid'),
    );
  });

  it('is, for longer, of what is out or still to go out alone', () => {
    const agreement = rented(line(5));
    handOut(agreement, 3);
    checkIn(agreement, 1);
    checkIn(agreement, 1, { condition: 'lost' });
    agreement.release([{ rentalLineId: idOf(agreement), quantity: 1 }], context);
    agreement.extend(day(13), context);
    expect(chargesOf(agreement)).toEqual([
      ['rental', '1000.00'],
      ['adjustment', '-200.00'],
      ['rental', '100.00'],
    ]);
  });

  it('is less by the share of what is released, which goes back where it was paid', () => {
    const agreement = rented(line(3, {}, '1000'));
    agreement.pay(card('1000'), context);
    const piece = [{ rentalLineId: idOf(agreement), quantity: 1 }];
    agreement.release(piece, context);
    agreement.release(piece, context);
    expect(chargesOf(agreement)).toEqual([
      ['rental', '1000.00'],
      ['adjustment', '-333.33'],
      ['adjustment', '-333.33'],
    ]);
    expect(agreement.pullRecords().refunds).toMatchObject([
      { kind: 'adjustment', method: 'card', amount: '333.33' },
      { kind: 'adjustment', method: 'card', amount: '333.33' },
    ]);
    expect(() => agreement.release(piece, context)).toThrow(code('rental.nothing_left'));
  });

  it('ends with the release of what was never handed out', () => {
    const agreement = rented(line(2));
    handOut(agreement, 1);
    checkIn(agreement, 1);
    agreement.release(undefined, context);
    expect(agreement.toSnapshot()).toMatchObject({ status: 'returned', totalAmount: '200.00' });
    const busy = rented(line(1));
    handOut(busy, 1);
    busy.pullEvents();
    const { version } = busy;
    busy.release(undefined, context);
    expect([busy.pullEvents(), busy.version]).toEqual([[], version]);
  });
});

describe('the money of an agreement', () => {
  it('goes back when it is called off, deposit included', () => {
    const agreement = rented(line(1));
    agreement.receiveDeposit(card('80'), context);
    agreement.applyDeposit({ amount: '30', reference: null }, context);
    agreement.pay({ ...card('20'), method: 'cash' }, context);
    agreement.pullEvents();
    agreement.cancel(context);
    expect(agreement.toSnapshot()).toMatchObject({
      status: 'cancelled',
      isOpen: false,
      paymentStatus: 'refunded',
      refundedAmount: '50.00',
      depositReleased: '50.00',
      depositHeld: '0.00',
    });
    const told = agreement.pullEvents().map(({ name, payload }) => [name, payload]);
    const back = (name: string) =>
      told
        .filter(([one]) => one === name)
        .map(([, payload]) => payload as { method: string; amount: string });
    const sums = new Map<string, number>();
    for (const { method, amount } of [...back('refund.made'), ...back('deposit.released')])
      sums.set(method, (sums.get(method) ?? 0) + Number(amount));
    expect(Object.fromEntries(sums)).toEqual({ card: 80, cash: 20 });
    for (const act of [
      () => agreement.pay(card('1'), context),
      () => agreement.refund({ amount: '1', reference: null, reason: 'x' }, none, context),
      () => agreement.applyDeposit({ amount: '1', reference: null }, context),
      () => agreement.releaseDeposit({ amount: '1', reference: null }, none, context),
    ])
      expect(act).toThrow(code('rental.wrong_status'));
  });

  it('is held until it is applied or released, after the return too', () => {
    const agreement = rented(line(1, { replacementValue: '900' }));
    agreement.pay(card('200'), context);
    agreement.receiveDeposit(card('500'), context);
    handOut(agreement, 1);
    checkIn(agreement, 1, { condition: 'lost', charge: '450' });
    expect(agreement.toSnapshot()).toMatchObject({
      status: 'returned',
      paymentStatus: 'partially_paid',
      balanceDue: '450.00',
    });
    agreement.applyDeposit({ amount: '450', reference: null }, context);
    expect(agreement.toSnapshot()).toMatchObject({ isOpen: true, depositHeld: '50.00' });
    agreement.releaseDeposit({ amount: '50', reference: null }, none, context);
    expect(agreement.toSnapshot()).toMatchObject({ isOpen: false, paymentStatus: 'paid' });
    expect(() => agreement.releaseDeposit({ amount: '1', reference: null }, none, context)).toThrow(
      code('deposit.exceeds_held'),
    );
  });
});
