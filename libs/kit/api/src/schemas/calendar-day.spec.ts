import { calendarDay } from './calendar-day.js';

describe('a day of the calendar', () => {
  it.each(['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'])('may be %s', (text) => {
    expect(calendarDay().validate(text)).toEqual({ value: text });
  });

  it.each([
    ['2026-02-29', 'names a day that there is not'],
    ['2026-04-31', 'names a day that there is not'],
    ['2026-13-01', 'names a day that there is not'],
    ['0000-01-01', 'names a day that there is not'],
    ['2026-2-28', 'must be a date such as 2026-02-28'],
    ['2026-02-28T00:00:00Z', 'must be a date such as 2026-02-28'],
    ['today', 'must be a date such as 2026-02-28'],
  ])('is not %s', (text, message) => {
    expect(calendarDay().validate(text).error?.message).toContain(message);
  });
});
