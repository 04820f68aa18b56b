import { TimeZone } from './time-zone.js';

describe('TimeZone', () => {
  const shown = (zone: string, at: string) =>
    new Date(TimeZone.of(zone).wallClock(new Date(at))).toISOString().slice(0, -1);

  it.each([
    ['UTC', '2026-03-08T07:00:00.123Z', '2026-03-08T07:00:00.123'],
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08T01:59:59.000'],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08T03:00:00.000'],
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T01:30:00.000'],
    ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-01T01:30:00.000'],
    // Half an hour of summer.
    ['Australia/Lord_Howe', '2026-04-04T14:59:00Z', '2026-04-05T01:59:00.000'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05T01:30:00.000'],
    ['Asia/Kathmandu', '2026-12-31T18:15:00Z', '2027-01-01T00:00:00.000'],
    // Midnight is 0 o'clock of the day that begins.
    ['Europe/Berlin', '2026-01-31T23:00:00Z', '2026-02-01T00:00:00.000'],
  ])('%s shows at %s: %s', (zone, at, wallClock) => {
    expect(shown(zone, at)).toBe(wallClock);
  });

  it.each([
    // The clocks go forward at 07:00Z on 8 March, and back at 06:00Z on 1 November.
    ['America/New_York', '2026-03-08T04:59:59.999Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T03:59:59.999Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00.000Z', '2026-03-09'],
    ['America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-01'],
    ['America/New_York', '2026-11-02T04:59:59.999Z', '2026-11-01'],
    ['America/New_York', '2026-11-02T05:00:00.000Z', '2026-11-02'],
    // By half an hour: +11:00 until 5 April, +10:30 until 4 October.
    ['Australia/Lord_Howe', '2026-04-04T12:59:59.999Z', '2026-04-04'],
    ['Australia/Lord_Howe', '2026-04-04T13:00:00.000Z', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-04-05T13:29:59.999Z', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-04-05T13:30:00.000Z', '2026-04-06'],
    ['Australia/Lord_Howe', '2026-10-03T13:30:00.000Z', '2026-10-04'],
    ['Australia/Lord_Howe', '2026-10-04T12:59:59.999Z', '2026-10-04'],
    ['Australia/Lord_Howe', '2026-10-04T13:00:00.000Z', '2026-10-05'],
    ['UTC', '2025-12-31T23:59:59.999Z', '2025-12-31'],
    ['UTC', '2026-01-01T00:00:00.000Z', '2026-01-01'],
  ])('%s has at %s the date %s', (name, moment, date) => {
    expect(TimeZone.of(name).dateAt(new Date(moment))).toBe(date);
  });

  it.each([
    ['america/NEW_york', 'America/New_York'],
    ['utc', 'UTC'],
    // Names of one zone of which runtimes prefer different ones.
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['US/Eastern', 'US/Eastern'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('of %s is called %s', (given, name) => {
    expect(TimeZone.of(given).name).toBe(name);
    expect(TimeZone.of(name).equals(TimeZone.reconstitute(name))).toBe(true);
  });

  it.each([
    '',
    ' UTC',
    'UTC ',
    'EST',
    'GMT',
    '+01:00',
    'GMT+1',
    'Mars/Olympus',
    'America/New York',
    'x'.repeat(65),
    `America/${'x'.repeat(60)}`,
  ])('is none of %p', (name) => {
    expect(() => TimeZone.of(name)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'time_zone.unknown' }),
    );
  });

  it('that was stored by a newer runtime is refused when it is asked for the time', () => {
    const zone = TimeZone.reconstitute('Mars/Olympus');
    expect(() => zone.wallClock(new Date(0))).toThrow(
      expect.objectContaining({ code: 'time_zone.unknown' }),
    );
    expect(zone.equals(TimeZone.UTC)).toBe(false);
    expect(TimeZone.UTC.equals(TimeZone.of(TimeZone.DEFAULT))).toBe(true);
  });
});
