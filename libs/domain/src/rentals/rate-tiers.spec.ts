import { Money } from '@strata/domain-kit';
import fc from 'fast-check';
import { RateTiers, type RateTier } from './rate-tiers.js';
import { hoursOf, RENTAL_UNITS } from './rental-unit.js';

const DAYS: readonly RateTier[] = [
  { unit: 'day', count: 1, price: '100' },
  { unit: 'day', count: 3, price: '250' },
  { unit: 'week', count: 1, price: '450' },
];
const cover = (hours: number, tiers = DAYS) => RateTiers.of(tiers, 'USD').cover(hours);
const used = (hours: number, tiers = DAYS) =>
  cover(hours, tiers).tiers.map(({ times, count, unit }) => `${times} × ${count} ${unit}`);
const lengthOf = ({ unit, count }: RateTier) => hoursOf(unit) * count;

describe('the cheapest cover of a duration', () => {
  it.each([
    [0, '0.00', []],
    [1, '100.00', ['1 × 1 day']],
    [24, '100.00', ['1 × 1 day']],
    [25, '200.00', ['2 × 1 day']],
    [49, '250.00', ['1 × 3 day']],
    [5 * 24, '450.00', ['1 × 1 week']],
    [7 * 24, '450.00', ['1 × 1 week']],
    [8 * 24, '550.00', ['1 × 1 week', '1 × 1 day']],
    [12 * 24, '900.00', ['2 × 1 week']],
  ])('of %d hours costs %s', (hours, price, tiers) => {
    expect(cover(hours).price.toDecimal()).toBe(price);
    expect(used(hours)).toEqual(tiers);
  });

  it('takes tiers as they were given, and none that a longer one beats', () => {
    const tiers: RateTier[] = [
      { unit: 'hour', count: 5, price: '20.5' },
      { unit: 'hour', count: 1, price: '6' },
      { unit: 'day', count: 1, price: '20.50' },
    ];
    expect(cover(5, tiers).tiers).toEqual([{ unit: 'day', count: 1, price: '20.50', times: 1 }]);
    expect(cover(3, tiers).tiers).toEqual([{ unit: 'hour', count: 1, price: '6.00', times: 3 }]);
  });

  it('is free of charge where it is worth nothing', () => {
    expect(cover(1000, [{ unit: 'day', count: 1, price: '0' }]).price.isZero).toBe(true);
  });

  const tier = fc.record({
    unit: fc.constantFrom(...RENTAL_UNITS),
    count: fc.integer({ min: 1, max: 6 }),
    price: fc
      .integer({ min: 0, max: 100_000 })
      .map((cents) => Money.ofMinor(BigInt(cents)).toDecimal()),
  });
  const tiers = fc.uniqueArray(tier, { minLength: 1, maxLength: 8, selector: lengthOf });
  const hours = fc.integer({ min: 1, max: 24 * 40 });
  const runs = { numRuns: 1000 };

  it('never gets cheaper with the duration', () => {
    fc.assert(
      fc.property(tiers, hours, fc.integer({ min: 0, max: 200 }), (given, length, more) => {
        const shorter = cover(length, given).price;
        expect(shorter.isMoreThan(cover(length + more, given).price)).toBe(false);
      }),
      runs,
    );
  });

  it('is never dearer than a single tier that covers the duration, or one taken again and again', () => {
    fc.assert(
      fc.property(tiers, hours, (given, length) => {
        const { price } = cover(length, given);
        for (const one of given) {
          const times = Math.ceil(length / lengthOf(one));
          expect(price.isMoreThan(Money.of(one.price).times(times))).toBe(false);
        }
      }),
      runs,
    );
  });

  it('covers the duration with the tiers it names, at their price', () => {
    fc.assert(
      fc.property(tiers, hours, (given, length) => {
        const { price, tiers: taken } = cover(length, given);
        const covered = taken.reduce((sum, one) => sum + lengthOf(one) * one.times, 0);
        const paid = taken.reduce(
          (sum, one) => sum.plus(Money.of(one.price).times(one.times)),
          Money.zero(),
        );
        expect(covered).toBeGreaterThanOrEqual(length);
        expect(paid.equals(price)).toBe(true);
        for (const { times: _times, ...one } of taken) expect(given).toContainEqual(one);
      }),
      runs,
    );
  });

  it('costs what trying all of them finds', () => {
    /** Every way to go on, each tier taken or left for good. */
    const cheapest = (length: number, given: readonly RateTier[]): bigint => {
      if (length <= 0) return 0n;
      const [first, ...others] = given;
      if (!first) return 10n ** 12n;
      const taken = Money.of(first.price).minor + cheapest(length - lengthOf(first), given);
      const left = cheapest(length, others);
      return taken < left ? taken : left;
    };
    const few = fc.uniqueArray(tier, { minLength: 1, maxLength: 3, selector: lengthOf });
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 60 }), (given, length) => {
        expect(cover(length, given).price.minor).toBe(cheapest(length, given));
      }),
      runs,
    );
  });

  it('is found quickly for a year by the hour with eight tiers', () => {
    const eight = [1, 2, 3, 5, 7, 11, 13, 17].map((count): RateTier => {
      return { unit: 'hour', count, price: String(count * 100 - count * count) };
    });
    const begun = performance.now();
    const { price } = cover(366 * 24, eight);
    expect(performance.now() - begun).toBeLessThan(5000);
    // 516 times 17 hours, and the 12 that remain as 11 and 1.
    expect(price.toDecimal()).toBe(Money.of('1411').times(516).plus(Money.of('1078')).toDecimal());
  });

  it('is refused where it is more than an amount can be', () => {
    const dear = [{ unit: 'hour', count: 1, price: '999999999999.99' }] as const;
    expect(cover(1, dear).price.toDecimal()).toBe('999999999999.99');
    expect(() => cover(2, dear)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'money.amount_out_of_range' }),
    );
  });
});

describe('RateTiers', () => {
  it('have the places of their currency, and are equal by value', () => {
    expect(RateTiers.of([{ unit: 'day', count: 1, price: '5' }], 'KWD').tiers).toEqual([
      { unit: 'day', count: 1, price: '5.000' },
    ]);
    expect(RateTiers.of(DAYS, 'USD').equals(RateTiers.of(DAYS, 'USD'))).toBe(true);
    expect(RateTiers.of(DAYS, 'USD').equals(RateTiers.of(DAYS, 'EUR'))).toBe(false);
    expect(RateTiers.of(DAYS, 'USD').equals(RateTiers.of(DAYS.slice(1), 'USD'))).toBe(false);
  });

  const [day] = DAYS as readonly [RateTier];
  it.each<[string, readonly RateTier[], string]>([
    ['none', [], 'rate_plan.tiers_invalid'],
    [
      'nine',
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => ({ ...day, count })),
      'rate_plan.tiers_invalid',
    ],
    ['no length', [{ ...day, count: 0 }], 'rate_plan.tiers_invalid'],
    ['half a day', [{ ...day, count: 0.5 }], 'rate_plan.tiers_invalid'],
    ['more than a thousand', [{ ...day, count: 1001 }], 'rate_plan.tiers_invalid'],
    ['an unknown unit', [{ ...day, unit: 'toString' as never }], 'rate_plan.tiers_invalid'],
    [
      'two of one length',
      [
        { unit: 'week', count: 1, price: '1' },
        { unit: 'day', count: 7, price: '2' },
      ],
      'rate_plan.tiers_invalid',
    ],
    ['a negative price', [{ ...day, price: '-1' }], 'rate_plan.amount_negative'],
    ['half a cent', [{ ...day, price: '0.005' }], 'money.too_many_places'],
  ])('of %s are refused', (_what, tiers, code) => {
    expect(() => RateTiers.of(tiers, 'USD')).toThrow(
      expect.objectContaining({ kind: 'invalid', code }),
    );
  });
});
