import { TimeZone } from '@strata/domain-kit';
import { WallCalendar } from './calendar.js';
import { lateFeeOf } from './late-fee.js';
import type { LateFee } from './rate-terms.js';

describe('the late fee', () => {
  const endsAt = new Date('2026-06-01T12:00:00Z');
  const calendar = new WallCalendar(TimeZone.of('America/New_York'));
  const feeOf = (minutes: number, lateFee: LateFee | null, end = endsAt) => {
    const returnedAt = new Date(end.getTime() + minutes * 60_000);
    const terms = { lateFee, graceMinutes: 30, currency: 'USD' };
    return lateFeeOf(terms, end, returnedAt, calendar).toDecimal();
  };

  it.each([
    ['an hour early', -60, '0.00'],
    ['on time', 0, '0.00'],
    ['with the grace', 30, '0.00'],
    ['a second after it', 30 + 1 / 60, '12.50'],
    ['an hour late', 60, '12.50'],
    ['a minute later', 61, '25.00'],
    ['a day late', 1440, '300.00'],
  ])('by the hour, %s, of %d minutes is %s', (_when, minutes, fee) => {
    expect(feeOf(minutes, { unit: 'hour', price: '12.5' })).toBe(fee);
  });

  it('counts days by the clock on the wall, each begun one whole', () => {
    const daily = { unit: 'day', price: '90' } as const;
    expect(feeOf(31, daily)).toBe('90.00');
    expect(feeOf(1441, daily)).toBe('180.00');
    // The day of 25 hours.
    const midnight = new Date('2026-11-01T04:00:00Z');
    expect(feeOf(25 * 60, daily, midnight)).toBe('90.00');
    expect(feeOf(25 * 60 + 1, daily, midnight)).toBe('180.00');
    expect(feeOf(7 * 1440 + 1, { unit: 'week', price: '400' })).toBe('800.00');
  });

  it('is nothing where lateness costs nothing', () => {
    expect(feeOf(100_000, null)).toBe('0.00');
  });

  it('is refused where it is more than an amount can be', () => {
    expect(() => feeOf(120, { unit: 'hour', price: '999999999999' })).toThrow(
      expect.objectContaining({ code: 'money.amount_out_of_range' }),
    );
  });
});
