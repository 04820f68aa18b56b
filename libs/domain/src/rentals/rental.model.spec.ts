import { DomainError, Money, TimeZone } from '@strata/domain-kit';
import fc from 'fast-check';
import type { DepositRecord } from '../billing/deposit.js';
import { Takings, handedOver } from '../billing/takings.js';
import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { buyer, contextOf } from '../testing/index.js';
import { RatePlan } from './rate-plan.js';
import { RentalAgreement } from './rental-agreement.js';
import { CHECK_IN_CONDITIONS, type CheckInCondition } from './rental-check-in.js';
import { DAY_IN_MILLISECONDS, MINUTE_IN_MILLISECONDS } from '../shared/time-units.js';

/** Rentals from noon to noon, over both changes of the clocks; hours east of UTC by date. */
const ZONES = [
  ['UTC', '2026-03-05', () => 0],
  ['America/New_York', '2026-03-05', (date: string) => (date < '2026-03-08' ? -5 : -4)],
  ['America/New_York', '2026-10-29', (date: string) => (date < '2026-11-01' ? -4 : -5)],
  ['Australia/Lord_Howe', '2026-04-02', (date: string) => (date < '2026-04-05' ? 11 : 10.5)],
  ['Australia/Lord_Howe', '2026-10-01', (date: string) => (date < '2026-10-04' ? 10.5 : 11)],
] as const;
type Zone = (typeof ZONES)[number];

/** Noon in the zone, so many days after the first one. */
function noon([, first, offset]: Zone, day: number): Date {
  const date = new Date(Date.parse(`${first}T12:00:00Z`) + day * DAY_IN_MILLISECONDS);
  const hoursEast = offset(date.toISOString().slice(0, 10));
  return new Date(date.getTime() - hoursEast * 60 * MINUTE_IN_MILLISECONDS);
}

/** A line as a bookkeeper would note it, in cents and plain numbers. */
interface Line {
  readonly quantity: number;
  readonly daily: number;
  readonly lateDaily: number;
  readonly worth: number;
  handedOut: number;
  returned: number;
  lost: number;
  released: number;
  /** What its rental costs. */
  charge: number;
}
interface Model {
  readonly zone: Zone;
  readonly lines: Line[];
  days: number;
  status: 'reserved' | 'out' | 'returned' | 'cancelled';
  /** For lateness, damage and loss. */
  besides: number;
  paid: number;
  refunded: number;
  goodwill: number;
  received: number;
  applied: number;
  given: number;
}
interface Real {
  agreement: RentalAgreement;
  takings: Takings;
  /** What changed hands: in less out. */
  cash: number;
}

const sum = (numbers: readonly number[]) => numbers.reduce((left, right) => left + right, 0);
const total = ({ lines, besides }: Model) => sum(lines.map(({ charge }) => charge)) + besides;
const owed = (model: Model) =>
  model.status === 'cancelled' ? 0 : Math.max(0, total(model) - model.goodwill);
const net = ({ paid, refunded }: Model) => paid - refunded;
const held = ({ received, applied, given }: Model) => received - applied - given;
const reserved = ({ quantity, released, handedOut }: Line) => quantity - released - handedOut;
const out = ({ handedOut, returned, lost }: Line) => handedOut - returned - lost;
const isRunning = ({ status }: Model) => status === 'reserved' || status === 'out';
const settle = (model: Model) => {
  model.refunded += Math.max(0, net(model) - owed(model));
};
const endWhenDone = (model: Model) => {
  if (model.lines.every((line) => reserved(line) + out(line) === 0)) model.status = 'returned';
};
const text = (cents: number) => Money.ofMinor(BigInt(cents)).toDecimal();
const cents = ({ amount }: { readonly amount: string }) => Number(Money.of(amount).minor);
const summed = (records: readonly { readonly amount: string }[]) => sum(records.map(cents));

const context = contextOf('tester', new Date('2027-01-01T00:00:00.000Z'));
const methods = ['cash', 'card'] as const;
const methodOf = (amount: number) => methods[amount % 2]!;

/** Whether the call broke a rule; then the agreement is loaded anew, as after a rolled back transaction. */
function refused(real: Real, call: () => unknown): boolean {
  const before = real.agreement.toSnapshot();
  try {
    call();
    return false;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    real.agreement = RentalAgreement.reconstitute(before);
    return true;
  }
}

/** Keeps what the agreement made, as the store does, so that it is all there is of its money. */
function keepRecords(real: Real): void {
  const { payments, refunds, deposits } = real.agreement.pullRecords();
  const of = (wanted: DepositRecord['kind']) =>
    deposits.flatMap(({ kind, method, amount }) =>
      kind === wanted && method ? [{ method, amount }] : [],
    );
  const [received, released] = [of('received'), of('released')];
  const came = [...received, ...handedOver(payments)].reverse();
  real.takings = real.takings.and(came, [...refunds, ...released]);
  real.cash += summed(came) - summed(refunds) - summed(released);
}

function expectAlike(model: Model, { agreement, cash }: Real): void {
  expect(net(model)).toBeLessThanOrEqual(owed(model));
  expect(held(model)).toBeGreaterThanOrEqual(0);
  expect(cash).toBe(net(model) + held(model));
  const seen = agreement.toSnapshot();
  expect(seen).toMatchObject({
    status: model.status,
    totalAmount: text(total(model)),
    paidAmount: text(model.paid),
    refundedAmount: text(model.refunded),
    goodwillAmount: text(model.goodwill),
    balanceDue: text(owed(model) - net(model)),
    depositReceived: text(model.received),
    depositApplied: text(model.applied),
    depositReleased: text(model.given),
    depositHeld: text(held(model)),
    piecesOut: sum(model.lines.map(out)),
    isOpen: isRunning(model) || owed(model) > net(model) || held(model) > 0,
    endsAt: noon(model.zone, model.days),
  });
  expect(agreement.lines.map(({ charge }) => Number(charge.minor))).toEqual(
    model.lines.map(({ charge }) => charge),
  );
  expect(summed(seen.items.flatMap(({ charges }) => charges))).toBe(total(model));
  expect(
    seen.items.map(({ handedOut, returned, lost, released }) => [
      handedOut,
      returned,
      lost,
      released,
    ]),
  ).toEqual(
    model.lines.map(({ handedOut, returned, lost, released }) => [
      handedOut,
      returned,
      lost,
      released,
    ]),
  );
}

const command = (
  name: string,
  allowed: (model: Model) => boolean,
  act: (real: Real, model: Model) => void,
  note: (model: Model) => void,
): fc.Command<Model, Real> => ({
  check: () => true,
  run(model, real) {
    const isAllowed = allowed(model);
    expect(refused(real, () => act(real, model))).toBe(!isAllowed);
    if (isAllowed) note(model);
    keepRecords(real);
    expectAlike(model, real);
  },
  toString: () => name,
});

const idOf = ({ agreement }: Real, line: number) => agreement.lines[line]?.id ?? ('none' as never);

const handOut = (line: number, quantity: number) =>
  command(
    `hand out ${quantity} of ${line}`,
    (model) => isRunning(model) && !!model.lines[line] && quantity <= reserved(model.lines[line]),
    (real, { zone }) =>
      real.agreement.handOut(
        { items: [{ rentalLineId: idOf(real, line), quantity, assetIds: [] }], at: noon(zone, 0) },
        context,
      ),
    (model) => {
      model.lines[line]!.handedOut += quantity;
      model.status = 'out';
    },
  );

interface Back {
  readonly line: number;
  readonly quantity: number;
  readonly condition: CheckInCondition;
  readonly lateDays: number;
  /** 20 are within the grace. */
  readonly lateMinutes: number;
  readonly charge: number | undefined;
}
const checkIn = ({ line, quantity, condition, lateDays, lateMinutes, charge }: Back) =>
  command(
    `check in ${quantity} of ${line} ${condition}, ${lateDays} days ${lateMinutes} minutes late`,
    (model) =>
      model.status === 'out' &&
      !!model.lines[line] &&
      quantity <= out(model.lines[line]) &&
      !(condition === 'good' && charge),
    (real, { zone, days }) => {
      const late = lateMinutes * MINUTE_IN_MILLISECONDS;
      real.agreement.checkIn(
        {
          items: [
            {
              rentalLineId: idOf(real, line),
              quantity,
              assetIds: [],
              condition,
              charge: charge === undefined ? undefined : text(charge),
            },
          ],
          at: new Date(noon(zone, days + lateDays).getTime() + late),
          note: null,
        },
        context,
      );
    },
    (model) => {
      const noted = model.lines[line]!;
      const begun = lateDays === 0 && lateMinutes === 20 ? 0 : lateDays + (lateMinutes > 0 ? 1 : 0);
      if (condition === 'lost') {
        noted.lost += quantity;
        model.besides += charge ?? noted.worth * quantity;
      } else {
        noted.returned += quantity;
        model.besides += begun * noted.lateDaily * quantity + (charge ?? 0);
      }
      endWhenDone(model);
    },
  );

const release = (line: number, quantity: number) =>
  command(
    `release ${quantity} of ${line}`,
    (model) => {
      const noted = model.lines[line];
      if (!isRunning(model) || !noted || quantity > reserved(noted)) return false;
      return model.status === 'out' || sum(model.lines.map(reserved)) > quantity;
    },
    (real) =>
      real.agreement.release([{ rentalLineId: idOf(real, line), quantity }], context, {
        takings: real.takings,
      }),
    (model) => {
      const noted = model.lines[line]!;
      noted.charge -= Math.floor((noted.charge * quantity) / (noted.quantity - noted.released));
      noted.released += quantity;
      settle(model);
      endWhenDone(model);
    },
  );

const extend = (days: number) =>
  command(
    `extend by ${days} days`,
    (model) => isRunning(model) && days >= 0,
    ({ agreement }, model) => agreement.extend(noon(model.zone, model.days + days), context),
    (model) => {
      model.days += days;
      for (const line of model.lines)
        line.charge += days * line.daily * (reserved(line) + out(line));
    },
  );

const cancel = () =>
  command(
    'cancel',
    ({ status }) => status === 'reserved',
    ({ agreement, takings }) => agreement.cancel(context, { takings }),
    (model) => {
      model.status = 'cancelled';
      settle(model);
      model.given += held(model);
    },
  );

const isLiving = ({ status }: Model) => status !== 'cancelled';
const pay = (amount: number) =>
  command(
    `pay ${amount}`,
    (model) => isLiving(model) && amount > 0 && amount <= owed(model) - net(model),
    ({ agreement }) =>
      agreement.pay({ amount: text(amount), method: methodOf(amount), reference: null }, context),
    (model) => {
      model.paid += amount;
    },
  );
const refund = (amount: number) =>
  command(
    `refund ${amount}`,
    (model) => isLiving(model) && amount > 0 && amount <= net(model),
    ({ agreement, takings }) =>
      agreement.refund(
        { amount: text(amount), reference: null, reason: 'model' },
        { takings, method: amount % 3 === 0 ? methodOf(amount) : undefined },
        context,
      ),
    (model) => {
      model.refunded += amount;
      model.goodwill += amount;
    },
  );
const receive = (amount: number) =>
  command(
    `receive ${amount}`,
    (model) => isRunning(model) && amount > 0,
    ({ agreement }) =>
      agreement.receiveDeposit(
        { amount: text(amount), method: methodOf(amount), reference: null },
        context,
      ),
    (model) => {
      model.received += amount;
    },
  );
const apply = (amount: number) =>
  command(
    `apply ${amount}`,
    (model) =>
      isLiving(model) && amount > 0 && amount <= held(model) && amount <= owed(model) - net(model),
    ({ agreement }) => agreement.applyDeposit({ amount: text(amount), reference: null }, context),
    (model) => {
      model.applied += amount;
      model.paid += amount;
    },
  );
const giveBack = (amount: number) =>
  command(
    `give back ${amount}`,
    (model) => isLiving(model) && amount > 0 && amount <= held(model),
    ({ agreement, takings }) =>
      agreement.releaseDeposit(
        { amount: text(amount), reference: null },
        { takings, method: amount % 3 === 0 ? methodOf(amount) : undefined },
        context,
      ),
    (model) => {
      model.given += amount;
    },
  );

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }),
  daily: fc.integer({ min: 0, max: 999 }),
  lateDaily: fc.integer({ min: 0, max: 300 }),
  worth: fc.integer({ min: 0, max: 5000 }),
});
const place = fc.nat(3);
const pieces = fc.integer({ min: 1, max: 5 });
const amount = fc.integer({ min: 0, max: 4000 });
const commands = fc.commands(
  [
    fc.tuple(place, pieces).map((args) => handOut(...args)),
    fc.tuple(place, pieces).map((args) => handOut(...args)),
    fc
      .record({
        line: place,
        quantity: pieces,
        condition: fc.constantFrom(...CHECK_IN_CONDITIONS),
        lateDays: fc.nat(4),
        lateMinutes: fc.constantFrom(0, 60),
        charge: fc.option(fc.nat(2000), { nil: undefined }),
      })
      .map(checkIn),
    fc.tuple(place, pieces).map(([of, quantity]) =>
      checkIn({
        ...{ line: of, quantity, condition: 'good', charge: undefined },
        ...{ lateDays: 0, lateMinutes: 20 },
      }),
    ),
    fc.tuple(place, pieces).map((args) => release(...args)),
    fc.integer({ min: -1, max: 3 }).map(extend),
    fc.constant(cancel()),
    amount.map(pay),
    amount.map(refund),
    amount.map(receive),
    amount.map(apply),
    amount.map(giveBack),
  ],
  { maxCommands: 30 },
);

/** A new agreement, and the same as its bookkeeper notes it. */
function begin(
  zone: Zone,
  days: number,
  lines: readonly Pick<Line, 'quantity' | 'daily' | 'lateDaily' | 'worth'>[],
): { model: Model; real: Real } {
  const nothing = { handedOut: 0, returned: 0, lost: 0, released: 0 };
  const items = lines.map(({ quantity, daily, lateDaily, worth }, index) => {
    const itemId = `i-${index}` as ItemId;
    const plan = RatePlan.create(
      {
        itemId,
        tiers: [{ unit: 'day', count: 1, price: text(daily) }],
        graceMinutes: 30,
        lateFee: { unit: 'day', price: text(lateDaily) },
        replacementValue: text(worth),
      },
      context,
    );
    return { item: { id: itemId, sku: `SKU ${index}`, name: `Item ${index}` }, quantity, plan };
  });
  const draft = RentalAgreement.draft(
    {
      customer: buyer,
      warehouse: { id: 'w-1' as WarehouseId, timeZone: TimeZone.of(zone[0]) },
      startsAt: noon(zone, 0),
      endsAt: noon(zone, days),
      paymentTerms: 'net_15',
      items,
      mayChargeLess: false,
    },
    context,
  );
  const charged = lines.map((one) => ({
    ...one,
    ...nothing,
    charge: one.quantity * one.daily * days,
  }));
  return {
    model: {
      ...{ zone, days, lines: charged, status: 'reserved', besides: 0 },
      ...{ paid: 0, refunded: 0, goodwill: 0, received: 0, applied: 0, given: 0 },
    },
    real: { agreement: draft.numbered('RA-2026-000001'), takings: Takings.none, cash: 0 },
  };
}

describe('an agreement beside its bookkeeper', () => {
  it('is the same after any of 1,000 sequences, over the changes of the clocks', () => {
    const lines = fc.array(line, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 1, max: 6 }),
        lines,
        commands,
        (zone, days, rented, sequence) => {
          fc.modelRun(() => begin(zone, days, rented), sequence);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
