import { type ActionContext, type EntityId, TimeZone } from '@strata/domain-kit';
import { Takings } from '../billing/takings.js';
import type { ItemId } from '../catalog/item.js';
import type { CustomerId } from '../customers/customer.js';
import type { AssetId } from '../fleet/asset.js';
import type { PromiseShortage } from '../fleet/fleet-shortages.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { Address } from '../shared/address.js';
import {
  after,
  aggregateContract,
  contextOf,
  earlier,
  elsewhere,
  errorContract,
  eventContract,
} from '../testing/index.js';
import { RatePlan } from './rate-plan.js';
import { RentalAgreement } from './rental-agreement.js';
import { rentalErrors } from './rental-errors.js';

const customerId = 'customer-1' as CustomerId;
const warehouseId = 'warehouse-1' as WarehouseId;
const itemId = 'item-1' as ItemId;
const agreementId = 'agreement-1' as EntityId<'RentalAgreement'>;
const tiers = [{ unit: 'day', count: 1, price: '100.00' }] as const;
const terms = {
  currency: 'EUR',
  tiers,
  deposit: '50.00',
  turnaroundMinutes: 60,
  graceMinutes: 30,
  lateFee: { unit: 'hour', price: '5.00' },
  replacementValue: '900.00',
} as const;

/** Two pieces for two days, of which the plan asks 100 a day. */
const rented = (context: ActionContext) =>
  RentalAgreement.draft(
    {
      customer: { id: customerId, name: 'Ada', address: Address.of(elsewhere) },
      warehouse: { id: warehouseId, timeZone: TimeZone.of('Europe/Berlin') },
      startsAt: new Date('2026-01-10T08:00:00Z'),
      endsAt: new Date('2026-01-12T08:00:00Z'),
      paymentTerms: 'net_15',
      mayChargeLess: true,
      items: [
        {
          item: { id: itemId, sku: 'DR-1', name: 'Drill' },
          quantity: 2,
          plan: RatePlan.create({ itemId, ...terms }, earlier),
          charge: '390',
        },
      ],
    },
    context,
  ).numbered('RA-2026-000042');

const rate = {
  ...terms,
  unitCharge: '200.00',
  usedTiers: [{ ...tiers[0], times: 2 }],
};

aggregateContract(RentalAgreement, {
  create: rented,
  id: 'maker-3',
  fields: {
    number: 'RA-2026-000042',
    customerId,
    customerName: 'Ada',
    customerAddress: elsewhere,
    warehouseId,
    timeZone: 'Europe/Berlin',
    startsAt: new Date('2026-01-10T08:00:00Z'),
    endsAt: new Date('2026-01-12T08:00:00Z'),
    paymentTerms: 'net_15',
    dueDate: '2026-01-30',
    status: 'reserved',
    piecesOut: 0,
    isOpen: true,
    currency: 'EUR',
    totalAmount: '390.00',
    paidAmount: '0.00',
    refundedAmount: '0.00',
    returnedAmount: '0.00',
    goodwillAmount: '0.00',
    balanceDue: '390.00',
    paymentStatus: 'unpaid',
    depositRequired: '100.00',
    depositReceived: '0.00',
    depositApplied: '0.00',
    depositReleased: '0.00',
    depositHeld: '0.00',
    items: [
      {
        id: 'maker-1',
        itemId,
        sku: 'DR-1',
        name: 'Drill',
        quantity: 2,
        handedOut: 0,
        returned: 0,
        lost: 0,
        released: 0,
        firstOutAt: null,
        rate,
        assetIds: [],
        charges: [{ id: 'maker-2', kind: 'rental', amount: '390.00', note: null }],
      },
    ],
  },
});

const stored = () => {
  const made = rented(contextOf('before', earlier.at));
  return RentalAgreement.reconstitute({ ...made.toSnapshot(), id: agreementId });
};
const rentalLineId = 'before-1' as EntityId<'RentalLine'>;
const line = { id: 'before-1', itemId, sku: 'DR-1', quantity: 2, charge: '390.00' };
const pieces = { rentalLineId, itemId, sku: 'DR-1', quantity: 1 };
const facts = {
  number: 'RA-2026-000042',
  customerId,
  warehouseId,
  currency: 'EUR',
  totalAmount: '390.00',
};
const period = { startsAt: '2026-01-10T08:00:00.000Z', endsAt: '2026-01-12T08:00:00.000Z' };
const assetIds = ['asset-1' as AssetId];

/** One piece is out since the tenth. */
const out = () => {
  const agreement = stored();
  const at = new Date('2026-01-10T08:00:00Z');
  const context = contextOf('before', at);
  agreement.handOut({ items: [{ rentalLineId, quantity: 1, assetIds }] }, context);
  agreement.pullEvents();
  return agreement;
};
const good = { rentalLineId, quantity: 1, assetIds, condition: 'good' } as const;

/** Only what it tells of that name: a late check-in tells of more. */
const telling = (agreement: RentalAgreement, name: string) => {
  const events = agreement.pullEvents().filter((event) => event.name === name);
  agreement.pullEvents = () => events;
  return agreement;
};

eventContract(RentalAgreement, 'rental_agreement', {
  'rental_agreement.reserved': [
    {
      when: rented,
      payload: {
        ...facts,
        ...period,
        dueDate: '2026-01-30',
        depositRequired: '100.00',
        items: [{ ...line, id: 'tester-1' }],
      },
    },
  ],
  'rental_agreement.extended': [
    {
      when: (context) =>
        after(stored(), (it) => it.extend(new Date('2026-01-13T08:00:00Z'), context)),
      payload: {
        ...facts,
        totalAmount: '590.00',
        ...period,
        formerEndsAt: period.endsAt,
        endsAt: '2026-01-13T08:00:00.000Z',
        amount: '200.00',
        items: [{ ...line, charge: '590.00' }],
      },
    },
  ],
  'rental_agreement.handed_out': [
    {
      when: (context) =>
        after(stored(), (it) =>
          it.handOut({ items: [{ rentalLineId, quantity: 1, assetIds }] }, context),
        ),
      payload: {
        ...facts,
        handOutId: 'tester-1',
        at: '2026-01-15T09:30:00.000Z',
        items: [{ ...pieces, assetIds }],
      },
    },
  ],
  'rental_agreement.checked_in': [
    {
      when: (context) =>
        after(out(), (it) =>
          it.checkIn(
            {
              items: [{ ...good, condition: 'damaged', charge: '20' }],
              at: new Date('2026-01-12T08:30:00Z'),
              note: 'Scratched',
            },
            context,
          ),
        ),
      payload: {
        ...facts,
        totalAmount: '410.00',
        checkInId: 'tester-2',
        at: '2026-01-12T08:30:00.000Z',
        status: 'out',
        items: [{ ...pieces, assetIds, condition: 'damaged', lateCharge: '0.00', charge: '20.00' }],
      },
    },
  ],
  'rental_agreement.released': [
    {
      when: (context) =>
        after(stored(), (it) => it.release([{ rentalLineId, quantity: 1 }], context)),
      payload: {
        ...facts,
        totalAmount: '195.00',
        status: 'reserved',
        items: [{ ...pieces, amount: '195.00' }],
        refundAmount: '0.00',
      },
    },
  ],
  'rental_agreement.cancelled': [
    {
      when: (context) => after(stored(), (it) => it.cancel(context)),
      payload: { ...facts, refundAmount: '0.00', items: [line] },
    },
  ],
  'late_fee.charged': [
    {
      when: (context) => {
        const agreement = out();
        const at = new Date('2026-01-12T08:31:00Z');
        agreement.checkIn({ items: [good], at, note: null }, context);
        return telling(agreement, 'late_fee.charged');
      },
      payload: {
        number: 'RA-2026-000042',
        customerId,
        checkInId: 'tester-2',
        ...pieces,
        amount: '5.00',
        currency: 'EUR',
        balanceDue: '395.00',
      },
    },
  ],
  'payment.received': [
    {
      when: (context) =>
        after(stored(), (it) =>
          it.pay({ amount: '20', method: 'check', reference: 'No. 7' }, context),
        ),
      payload: {
        paymentId: 'tester-1',
        number: 'RA-2026-000042',
        amount: '20.00',
        currency: 'EUR',
        method: 'check',
        balanceDue: '370.00',
      },
    },
  ],
  'refund.made': [
    {
      when: (context) => {
        const agreement = stored();
        agreement.pay({ amount: '20', method: 'check', reference: null }, earlier);
        agreement.pullEvents();
        const request = { amount: '5', reference: 'No. 8', reason: 'Late' };
        return after(agreement, (it) => it.refund(request, { takings: Takings.none }, context));
      },
      payload: {
        refundId: 'tester-1',
        number: 'RA-2026-000042',
        amount: '5.00',
        currency: 'EUR',
        method: 'check',
        kind: 'goodwill',
        balanceDue: '370.00',
      },
    },
  ],
  'deposit.received': [
    {
      when: (context) =>
        after(stored(), (it) =>
          it.receiveDeposit({ amount: '100', method: 'card', reference: null }, context),
        ),
      payload: { ...deposited('100.00', '100.00'), method: 'card' },
    },
  ],
  'deposit.applied': [
    {
      when: (context) =>
        after(secured(), (it) => it.applyDeposit({ amount: '30', reference: null }, context)),
      payload: { ...deposited('30.00', '70.00'), paymentId: 'tester-2', balanceDue: '360.00' },
    },
  ],
  'deposit.released': [
    {
      when: (context) =>
        after(secured(), (it) =>
          it.releaseDeposit(
            { amount: '30', reference: null },
            { takings: Takings.none, method: 'cash' },
            context,
          ),
        ),
      payload: { ...deposited('30.00', '70.00'), method: 'cash' },
    },
  ],
});

function deposited(amount: string, held: string) {
  const number = 'RA-2026-000042';
  return { depositId: 'tester-1', number, amount, currency: 'EUR', held };
}

function secured() {
  const agreement = stored();
  agreement.receiveDeposit({ amount: '100', method: 'card', reference: null }, earlier);
  agreement.pullEvents();
  return agreement;
}

const tooCheap = { itemId, quoted: '400.00', asked: '390.00' };

const shortage: PromiseShortage = {
  itemId,
  warehouseId: 'w-1' as WarehouseId,
  asked: 5,
  available: 3,
  from: new Date('2026-02-01T10:00:00Z'),
  to: new Date('2026-02-03T10:00:00Z'),
};
const toldShortage = {
  ...shortage,
  from: '2026-02-01T10:00:00.000Z',
  to: '2026-02-03T10:00:00.000Z',
};

errorContract(rentalErrors, {
  insufficientAvailability: [
    [
      [[shortage]],
      'conflict',
      'rental.insufficient_availability',
      'Not enough pieces are available: 1 shortage.',
      { shortages: [toldShortage] },
    ],
    [
      [[shortage, shortage]],
      'conflict',
      'rental.insufficient_availability',
      'Not enough pieces are available: 2 shortages.',
      { shortages: [toldShortage, toldShortage] },
    ],
  ],
  periodInvalid: [
    [
      [366],
      'invalid',
      'rental.period_invalid',
      'A rental ends after it starts, after 366 days at the latest and before the year 9999.',
      { field: 'ends_at', maxDays: 366 },
    ],
    [
      [366, 'to'],
      'invalid',
      'rental.period_invalid',
      'A rental ends after it starts, after 366 days at the latest and before the year 9999.',
      { field: 'to', maxDays: 366 },
    ],
  ],
  noRatePlan: [
    [
      [['i-1', 'i-2']],
      'invalid',
      'rental.no_rate_plan',
      'There is no rate plan for item i-1, i-2.',
      { itemIds: ['i-1', 'i-2'] },
    ],
  ],
  notFound: [
    [['r-1'], 'not_found', 'rental_agreement.not_found', 'There is no rental agreement r-1.'],
  ],
  customerUnknown: [
    [
      ['c-1'],
      'invalid',
      'rental_agreement.customer_unknown',
      'There is no customer c-1.',
      { field: 'customer_id' },
    ],
  ],
  noItems: [[[], 'invalid', 'rental.no_items', 'Name at least one item.', { field: 'items' }]],
  tooManyItems: [
    [
      [50],
      'invalid',
      'rental.too_many_items',
      'A rental has at most 50 lines.',
      { field: 'items', max: 50 },
    ],
  ],
  lineUnknown: [
    [
      ['l-1'],
      'invalid',
      'rental.line_unknown',
      'The agreement has no line l-1.',
      { field: 'items' },
    ],
  ],
  chargeInvalid: [
    [
      [],
      'invalid',
      'rental.charge_invalid',
      'A charge is not negative, and pieces that come back good have none.',
      { field: 'items' },
    ],
  ],
  chargeBelowQuote: [
    [
      [[tooCheap]],
      'forbidden',
      'rental.charge_below_quote',
      'Some lines are cheaper than their rate plans say, which you may not grant.',
      { lines: [tooCheap] },
    ],
  ],
  notLonger: [
    [
      ['2026-01-12T08:00:00.000Z'],
      'invalid',
      'rental.not_longer',
      'A rental is extended beyond 2026-01-12T08:00:00.000Z, when it ends now.',
      { field: 'ends_at', endsAt: '2026-01-12T08:00:00.000Z' },
    ],
  ],
  momentInvalid: [
    [
      [],
      'invalid',
      'rental.moment_invalid',
      'What happened is not in the future, and nothing comes back before it went out.',
      { field: 'at' },
    ],
  ],
  wrongStatus: [
    [
      ['cancelled', 'reserved'],
      'conflict',
      'rental.wrong_status',
      'The agreement is cancelled; only one that is reserved can.',
      { status: 'cancelled', needed: 'reserved' },
    ],
  ],
  nothingLeft: [
    [
      [],
      'conflict',
      'rental.nothing_left',
      'Nothing would be left of the agreement; cancel it instead.',
    ],
  ],
  exceedsReserved: [
    [
      [3, 2],
      'conflict',
      'rental.exceeds_reserved',
      '3 pieces are asked for of 2 that are still reserved.',
      { asked: 3, reserved: 2 },
    ],
  ],
  exceedsOut: [
    [
      [3, 2],
      'conflict',
      'rental.exceeds_out',
      '3 pieces cannot come back of 2 that are out.',
      { asked: 3, out: 2 },
    ],
  ],
  assetNotOut: [
    [
      [['a-1']],
      'invalid',
      'rental.asset_not_out',
      'The line has no asset a-1 out; each that comes back is named once.',
      { assetIds: ['a-1'] },
    ],
  ],
});
