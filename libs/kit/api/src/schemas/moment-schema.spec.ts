import Joi from 'joi';
import { instant, periodSchemas } from './moment-schema.js';

const schema = Joi.object(periodSchemas('Made')).prefs({ abortEarly: false });
const read = (query: object) => {
  const { value, error } = schema.validate(query);
  return error ? error.message : (value as { from?: Date; to?: Date });
};
const at = (iso: string) => new Date(iso);

describe('a span of time in a query', () => {
  it('takes a date alone as that whole day in UTC', () => {
    expect(read({ from: '2026-02-28', to: '2026-02-28' })).toEqual({
      from: at('2026-02-28T00:00:00.000Z'),
      to: at('2026-03-01T00:00:00.000Z'),
    });
    expect(read({ to: '2024-02-29' })).toEqual({ to: at('2024-03-01T00:00:00.000Z') });
  });

  it.each([
    ['2026-02-28T09:30:00Z', '2026-02-28T09:30:00.000Z'],
    ['2026-02-28t09:30:00z', '2026-02-28T09:30:00.000Z'],
    ['2026-02-28T09:30:00.5Z', '2026-02-28T09:30:00.500Z'],
    ['2026-02-28T09:30:00.123000Z', '2026-02-28T09:30:00.123Z'],
    ['2026-02-28T09:30:00.2830Z', '2026-02-28T09:30:00.283Z'],
    ['2026-02-28T09:30:00+02:00', '2026-02-28T07:30:00.000Z'],
    ['2026-02-28T09:30:00 02:00', '2026-02-28T07:30:00.000Z'],
    ['2026-02-28T23:30:00-05:45', '2026-03-01T05:15:00.000Z'],
    ['2026-02-28T09:30:00-00:00', '2026-02-28T09:30:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('takes %s at either end', (text, moment) => {
    expect(read({ from: text, to: text })).toEqual({ from: at(moment), to: at(moment) });
  });

  it('rounds what is finer than stored times up: what comes before it stays before it', () => {
    const moment = at('2026-02-28T09:30:00.124Z');
    expect(read({ from: '2026-02-28T09:30:00.1230001Z' })).toEqual({ from: moment });
    expect(read({ to: '2026-02-28T09:30:00.123999999Z' })).toEqual({ to: moment });
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-04-31',
    '0000-01-01',
    '2026-02-30T00:00:00Z',
    '2026-02-28T24:00:00Z',
    '2026-02-28T09:60:00Z',
    '2016-12-31T23:59:60Z',
    '2026-02-28T09:30:00+24:00',
    '2026-02-28T09:30:00+02:60',
  ])('refuses %s, which there is not', (text) => {
    for (const end of ['from', 'to']) {
      expect(read({ [end]: text })).toBe(`"${end}" names a day, time or zone that there is not`);
    }
  });

  it.each([
    '2026-02-28T09:30:00',
    '2026-02-28 09:30:00Z',
    '2026-02-28T09:30Z',
    '2026-02-28T09:30:00,5Z',
    '2026-02-28T09:30:00+0200',
    '2026-2-8',
    '20260228',
    '2026-W09-6',
    '2026-059',
    '+002026-02-28',
    '12026-02-28',
    '1772270000',
    'yesterday',
    '28/02/2026',
    '２０２６-02-28',
    '2026-02-28\n',
  ])('refuses %j, which is not RFC 3339', (text) => {
    const message =
      '"from" must be a date such as 2026-02-28, or a date-time with its zone, such as 2026-02-28T09:30:00Z';
    expect(read({ from: text, to: '2026-01-01' })).toBe(message);
  });

  it('refuses an end before its start, whichever is named first', () => {
    for (const query of [
      { from: '2026-03-02', to: '2026-03-01' },
      { to: '2026-03-01T00:00:00+01:00', from: '2026-03-01' },
    ]) {
      expect(read(query)).toBe('"to" must not be before from');
    }
    expect(read({ from: '2026-03-02', to: '2026-03-02T00:00:00Z' })).toBeInstanceOf(Object);
    expect(read({ from: '2026-03-02T23:59:59.999Z', to: '2026-03-02' })).toBeInstanceOf(Object);
    // The next day in any spelling is later.
    for (const from of ['2026-03-03T00:00:00Z', '2026-03-03T00:00:00.0001Z', '2026-03-03']) {
      expect(read({ from, to: '2026-03-02' })).toBe('"to" must not be before from');
    }
  });

  it('takes a start in the last instant of the day that it ends with', () => {
    const midnight = at('2026-03-01T00:00:00.000Z');
    for (const from of [
      '2026-02-28T23:59:59.9999Z',
      '2026-02-28T23:59:59.9990001Z',
      '2026-03-01T00:59:59.9999+01:00',
    ]) {
      expect(read({ from, to: '2026-02-28' })).toEqual({ from: midnight, to: midnight });
    }
    expect(read({ from: '2026-02-28T23:59:59.9999Z', to: '2026-02-27' })).toBe(
      '"to" must not be before from',
    );
  });
});

describe('a moment in a body', () => {
  const body = Joi.object({ at: instant() }).prefs({ convert: false, abortEarly: false });
  const readAt = (text: unknown) => {
    const { value, error } = body.validate({ at: text });
    return error ? error.message : (value as { at: Date }).at;
  };

  it.each([
    ['2026-02-28T09:30:00Z', '2026-02-28T09:30:00.000Z'],
    ['2026-02-28T23:30:00.25-05:45', '2026-03-01T05:15:00.250Z'],
    ['2026-02-28T09:30:00.1230001Z', '2026-02-28T09:30:00.124Z'],
  ])('of %s is %s', (text, moment) => {
    expect(readAt(text)).toEqual(at(moment));
  });

  it.each([
    '2026-02-28',
    '2026-02-28T09:30:00',
    '2026-02-28T09:30Z',
    '2026-02-28T09:30:00 02:00',
    '2026-02-28 09:30:00Z',
  ])('is none in %s', (text) => {
    expect(readAt(text)).toBe(
      '"at" must be a date-time with its zone, such as 2026-02-28T09:30:00Z',
    );
  });

  it('is one that there is', () => {
    expect(readAt('2026-02-30T09:30:00Z')).toBe('"at" names a day, time or zone that there is not');
    expect(readAt(at('2026-02-28T09:30:00Z'))).toBe('"at" must be a string');
  });

  it.each(['0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-12:00'])(
    'is in the years 1 to 9999, as %s is not',
    (text) => {
      expect(readAt(text)).toBe('"at" names a day, time or zone that there is not');
    },
  );

  it('is the first and the last of those years', () => {
    const ends = ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];
    expect(ends.map((text) => readAt(text))).toEqual(ends.map(at));
  });
});
