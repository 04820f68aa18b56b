import type { ItemId } from '../catalog/item.js';
import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
} from '../testing/index.js';
import { ratePlanErrors } from './rate-plan-errors.js';
import { RatePlan, type NewRatePlan } from './rate-plan.js';

const itemId = 'item-1' as ItemId;
const tiers = [
  { unit: 'day', count: 1, price: '100.00' },
  { unit: 'week', count: 1, price: '450.00' },
] as const;
const full: NewRatePlan = {
  itemId,
  currency: 'EUR',
  tiers: tiers.map((tier) => ({ ...tier, price: tier.price.slice(0, -3) })),
  deposit: '200',
  turnaroundMinutes: 120,
  graceMinutes: 30,
  lateFee: { unit: 'hour', price: '25' },
  replacementValue: '1999.9',
};
const fields = {
  itemId,
  currency: 'EUR',
  tiers,
  deposit: '200.00',
  turnaroundMinutes: 120,
  graceMinutes: 30,
  lateFee: { unit: 'hour', price: '25.00' },
  replacementValue: '1999.90',
} as const;
const bare = {
  itemId,
  currency: 'USD',
  tiers,
  deposit: null,
  turnaroundMinutes: 0,
  graceMinutes: 0,
  lateFee: null,
  replacementValue: null,
};
const stored = () => RatePlan.reconstitute(RatePlan.create(full, earlier).toSnapshot());

describe('RatePlan', () => {
  it('says what a piece costs, and at which terms it is rented', () => {
    const plan = stored();
    expect(plan.cover(8 * 24).price.toString()).toBe('550.00 EUR');
    const { itemId: _itemId, ...terms } = fields;
    expect(plan.terms).toEqual(terms);
  });

  it('keeps its amounts in another currency, as far as that has their places', () => {
    const plan = stored();
    expect(() => plan.revise({ currency: 'JPY' }, earlier)).toThrow(
      expect.objectContaining({ code: 'money.too_many_places' }),
    );
    expect(plan).toMatchObject({ version: 1, terms: { currency: 'EUR' } });
    plan.revise({ currency: 'JPY', replacementValue: null }, earlier);
    expect(plan.terms).toMatchObject({
      tiers: [{ price: '100' }, { price: '450' }],
      deposit: '200',
      lateFee: { unit: 'hour', price: '25' },
      replacementValue: null,
    });
  });
});

aggregateContract(RatePlan, {
  create: (context) => RatePlan.create(full, context),
  fields,
  change: {
    apply: (plan, change, context) => plan.revise(change, context),
    made: [
      [{ currency: 'CHF' }, { currency: 'CHF' }],
      [
        { tiers: [{ unit: 'hour', count: 4, price: '60' }] },
        { tiers: [{ unit: 'hour', count: 4, price: '60.00' }] },
      ],
      [{ deposit: '1' }, { deposit: '1.00' }],
      [{ deposit: null }, { deposit: null }],
      [{ turnaroundMinutes: 0 }, { turnaroundMinutes: 0 }],
      [{ graceMinutes: 43_200 }, { graceMinutes: 43_200 }],
      [{ lateFee: { unit: 'day', price: '90' } }, { lateFee: { unit: 'day', price: '90.00' } }],
      [{ lateFee: null }, { lateFee: null }],
      [{ replacementValue: '5' }, { replacementValue: '5.00' }],
      [{ replacementValue: null }, { replacementValue: null }],
    ],
    refused: [
      [{ tiers: [] }, 'rate_plan.tiers_invalid', { field: 'tiers' }],
      [
        { tiers: [{ unit: 'day', count: 1, price: '-1' }] },
        'rate_plan.amount_negative',
        { field: 'tiers' },
      ],
      [{ deposit: '-0.01' }, 'rate_plan.amount_negative', { field: 'deposit' }],
      [{ replacementValue: '-1' }, 'rate_plan.amount_negative', { field: 'replacement_value' }],
      [
        { turnaroundMinutes: -1 },
        'rate_plan.minutes_out_of_range',
        { field: 'turnaround_minutes', max: 43_200 },
      ],
      [
        { graceMinutes: 0.5 },
        'rate_plan.minutes_out_of_range',
        { field: 'grace_minutes', max: 43_200 },
      ],
      [
        { graceMinutes: 43_201 },
        'rate_plan.minutes_out_of_range',
        { field: 'grace_minutes', max: 43_200 },
      ],
      [
        { lateFee: { unit: 'day', price: '-1' } },
        'rate_plan.amount_negative',
        { field: 'late_fee' },
      ],
      [
        { lateFee: { unit: 'month', price: '1' } },
        'rate_plan.late_fee_invalid',
        { field: 'late_fee' },
      ],
    ],
    old: {
      fields: {
        tiers: [{ unit: 'day', count: 2000, price: '1.00' }],
        turnaroundMinutes: 50_000,
        lateFee: { unit: 'month', price: '1.00' },
      },
      refused: [
        { tiers: [{ unit: 'day', count: 2000, price: '2.00' }] },
        { turnaroundMinutes: 50_001 },
        { lateFee: { unit: 'month', price: '2.00' } },
      ],
    },
  },
});

eventContract(RatePlan, 'rate_plan', {
  'rate_plan.created': [
    { when: (context) => RatePlan.create(full, context), payload: fields },
    { when: (context) => RatePlan.create({ itemId, tiers }, context), payload: bare },
  ],
  'rate_plan.updated': [
    {
      when: (context) =>
        after(stored(), (it) => it.revise({ deposit: null, graceMinutes: 60 }, context)),
      payload: {
        ...fields,
        deposit: null,
        graceMinutes: 60,
        changed: ['deposit', 'graceMinutes'],
      },
    },
  ],
  'rate_plan.deleted': [
    { when: (context) => after(stored(), (it) => it.delete(context)), payload: { itemId } },
  ],
});

errorContract(ratePlanErrors, {
  notFound: [[['r-1'], 'not_found', 'rate_plan.not_found', 'There is no rate plan r-1.']],
  itemTaken: [[['i-1'], 'conflict', 'rate_plan.item_taken', 'Item i-1 has another rate plan.']],
  tiersInvalid: [
    [
      [8, 1000],
      'invalid',
      'rate_plan.tiers_invalid',
      'A rate plan has 1 to 8 tiers, each of another length, of 1 to 1000 hours, days or weeks.',
      { field: 'tiers' },
    ],
  ],
  lateFeeInvalid: [
    [
      [],
      'invalid',
      'rate_plan.late_fee_invalid',
      'A late fee is charged by the hour, day or week.',
      { field: 'late_fee' },
    ],
  ],
  amountNegative: [
    [
      ['deposit'],
      'invalid',
      'rate_plan.amount_negative',
      'deposit must not be negative.',
      { field: 'deposit' },
    ],
  ],
  minutesOutOfRange: [
    [
      ['grace_minutes', 60],
      'invalid',
      'rate_plan.minutes_out_of_range',
      'grace_minutes is a whole number from 0 to 60.',
      { field: 'grace_minutes', max: 60 },
    ],
  ],
});
