import { TimeZone } from '@strata/domain-kit';
import fc from 'fast-check';
import { WallCalendar } from './calendar.js';
import { RentalPeriod } from './rental-period.js';
import {
  DAY_IN_MILLISECONDS,
  HOUR_IN_MILLISECONDS,
  MINUTE_IN_MILLISECONDS,
} from '../shared/time-units.js';

const hoursIn = (zone: string, start: string, end: string) =>
  new WallCalendar(TimeZone.of(zone)).timeBetween(new Date(start), new Date(end)) /
  HOUR_IN_MILLISECONDS;

describe('the time between two moments', () => {
  it.each([
    ['America/New_York', '2026-06-01T12:00:00Z', '2026-06-01T12:30:00Z', 0.5],
    // The day of 25 hours: midnight to midnight, and the hour before it is over.
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 24],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T04:00:00Z', 24],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T03:59:00Z', 24 - 1 / 60],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:01:00Z', 24 + 1 / 60],
    // The day of 23 hours goes by in 23; two days from its midnight are two.
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z', 23],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-10T04:00:00Z', 48],
    ['America/New_York', '2026-03-07T17:00:00Z', '2026-03-08T16:00:00Z', 23],
    ['UTC', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 25],
    ['Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z', 24],
    ['Australia/Lord_Howe', '2026-10-03T13:30:00Z', '2026-10-05T13:00:00Z', 48],
  ])('in %s from %s to %s counts as %d hours', (zone, start, end, hours) => {
    expect(hoursIn(zone, start, end)).toBeCloseTo(hours, 10);
  });

  /** Moments around both changes of the year, and how far the clocks jump there. */
  const zones = [
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z', HOUR_IN_MILLISECONDS],
    [
      'Australia/Lord_Howe',
      '2026-10-03T15:30:00Z',
      '2026-04-04T15:00:00Z',
      HOUR_IN_MILLISECONDS / 2,
    ],
    ['UTC', '2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z', 0],
  ] as const;

  describe.each(zones)('in %s', (name, forward, back, jump) => {
    const zone = TimeZone.of(name);
    const calendar = new WallCalendar(zone);
    const between = (start: number, end: number) =>
      calendar.timeBetween(new Date(start), new Date(end));
    const start = fc
      .tuple(fc.constantFrom(forward, back), fc.integer({ min: -3 * 1440, max: 2 * 1440 }))
      .map(([change, minutes]) => Date.parse(change) + minutes * MINUTE_IN_MILLISECONDS);
    const days = fc.integer({ min: 1, max: 10 });
    const check = (property: fc.IProperty<[number, number]>) =>
      fc.assert(property, { numRuns: 1000 });

    it('days from one time of day to the same one are as many', () => {
      check(
        fc.property(start, days, (from, count) => {
          const wanted = zone.wallClock(new Date(from)) + count * DAY_IN_MILLISECONDS;
          // The moment at which the clocks show that: none when they jump over it.
          const ends = [-jump, 0, jump]
            .map((shift) => from + count * DAY_IN_MILLISECONDS + shift)
            .filter((end) => zone.wallClock(new Date(end)) === wanted);
          for (const end of ends) {
            const elapsed = end - from;
            const expected = elapsed < DAY_IN_MILLISECONDS ? elapsed : count * DAY_IN_MILLISECONDS;
            expect(between(from, end)).toBe(expected);
          }
        }),
      );
    });

    it('it is what went by, but for the jump of the clocks, and a day counts as one', () => {
      const minutes = fc.integer({ min: 1, max: 10 * 1440 });
      check(
        fc.property(start, minutes, (from, length) => {
          const elapsed = length * MINUTE_IN_MILLISECONDS;
          const time = between(from, from + elapsed);
          expect(Math.abs(time - elapsed)).toBeLessThanOrEqual(jump);
          if (elapsed < DAY_IN_MILLISECONDS) expect(time).toBe(elapsed);
          else expect(time).toBeGreaterThanOrEqual(DAY_IN_MILLISECONDS);
        }),
      );
    });

    it('it never shrinks as the end moves on, but for the time that the clocks show twice', () => {
      const minutes = fc.integer({ min: 1, max: 5 * 1440 });
      check(
        fc.property(start, minutes, (from, length) => {
          const end = from + length * MINUTE_IN_MILLISECONDS;
          const later = end + jump + MINUTE_IN_MILLISECONDS;
          expect(between(from, later)).toBeGreaterThan(between(from, end));
        }),
      );
    });
  });
});

describe('RentalPeriod', () => {
  const start = new Date('2026-01-01T00:00:00Z');
  const after = (milliseconds: number) => new Date(start.getTime() + milliseconds);
  const utc = new WallCalendar(TimeZone.of('UTC'));

  it.each([
    [1, 1],
    [HOUR_IN_MILLISECONDS, 1],
    [HOUR_IN_MILLISECONDS + 1, 2],
    [366 * DAY_IN_MILLISECONDS, 366 * 24],
  ])('of %d milliseconds has %d begun hours', (length, hours) => {
    const period = RentalPeriod.of(start, after(length));
    expect(period.hours(utc)).toBe(hours);
    expect(period.equals(RentalPeriod.of(start, after(length)))).toBe(true);
    expect(period.equals(RentalPeriod.of(after(-1), start))).toBe(false);
  });

  it.each([0, -1, 366 * DAY_IN_MILLISECONDS + 1, Number.NaN])('is none of %d', (length) => {
    expect(() => RentalPeriod.of(start, after(length))).toThrow(
      expect.objectContaining({ code: 'rental.period_invalid' }),
    );
  });

  it('ends in a year of four digits, whatever the turnaround', () => {
    const hour = (year: number) => [
      new Date(Date.UTC(year, 11, 31, 22)),
      new Date(Date.UTC(year, 11, 31, 23)),
    ];
    const [from, to] = hour(9998) as [Date, Date];
    expect(RentalPeriod.of(from, to).endsAt).toEqual(to);
    const [late, later] = hour(9999) as [Date, Date];
    expect(() => RentalPeriod.of(late, later)).toThrow(
      expect.objectContaining({ code: 'rental.period_invalid' }),
    );
  });
});
