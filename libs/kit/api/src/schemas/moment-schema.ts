import Joi, { type CustomHelpers, type StringSchema } from 'joi';
import { siblingsOf } from './siblings.js';

/**
 * A `full-date` or `date-time` of RFC 3339. A blank stands for the `+` of an offset that a client
 * forgot to encode in its query string.
 */
const MOMENT_PATTERN =
  /^(\d{4}-\d{2}-\d{2})([Tt](\d{2}:\d{2}:\d{2})(?:\.(\d{1,30}))?([Zz]|[-+ ]\d{2}:\d{2}))?$/;

/** A `date-time` of RFC 3339 as a body has it. */
const INSTANT_PATTERN =
  /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,30})?([Zz]|[-+]\d{2}:\d{2})$/;
/** More than any has; bounds what is read. */
const INSTANT_MAX_LENGTH = 64;

const DAY_IN_MILLISECONDS = 86_400_000;
const MINUTE_IN_MILLISECONDS = 60_000;

const UNREAL = '{{#label}} names a day, time or zone that there is not';

/** What a text names: one moment, or with a date alone that whole day in UTC. */
interface Span {
  readonly first: number;
  /** Exclusive; of one moment the moment itself. */
  readonly end: number;
  /** Whether the moment lies in the millisecond before, which is finer than stored times. */
  readonly isRounded: boolean;
}

/** The starts that lie in the millisecond before; a day may end between the two. */
const roundedStarts = new WeakSet<Date>();

/**
 * The two ends of a span of time, as parameters of a list; they become dates, `from` inclusive and
 * `to` exclusive. A date alone means that whole day in UTC, at either end.
 * @param event what happened in that time, such as `Made`
 */
export function periodSchemas(event: string): { from: StringSchema; to: StringSchema } {
  return {
    from: moment(start).description(
      `${event} at this moment or later: RFC 3339, with a zone. A date alone is that day in UTC.`,
    ),
    to: moment(endAfterFrom).description(
      `${event} before this moment: RFC 3339, with a zone. A date alone includes that day in UTC.`,
    ),
  };
}

/** One moment, in a body; it becomes a date. What is finer than stored times is rounded up. */
export function instant(): StringSchema {
  return Joi.string()
    .max(INSTANT_MAX_LENGTH)
    .pattern(INSTANT_PATTERN)
    .custom((text: string, helpers) => {
      const match = INSTANT_PATTERN.test(text) && MOMENT_PATTERN.exec(text);
      // The pattern has complained already.
      if (!match) return text;
      const span = read(match);
      return span && isStorable(span.first) ? new Date(span.first) : helpers.error('moment.unreal');
    })
    .messages({
      'string.pattern.base':
        '{{#label}} must be a date-time with its zone, such as 2026-02-28T09:30:00Z',
      'moment.unreal': UNREAL,
    })
    .example('2026-02-28T09:30:00Z');
}

/** A moment to the wire: RFC 3339, in UTC; what is absent is null. */
export function presentMoment(value: unknown): string | null {
  return value instanceof Date ? value.toISOString() : null;
}

function moment(toDate: (span: Span, helpers: CustomHelpers) => unknown): StringSchema {
  return Joi.string()
    .pattern(MOMENT_PATTERN)
    .custom((text: string, helpers) => {
      const match = MOMENT_PATTERN.exec(text);
      // The pattern has complained already.
      if (!match) return text;
      const span = read(match);
      return span ? toDate(span, helpers) : helpers.error('moment.unreal');
    })
    .messages({
      'string.pattern.base':
        '{{#label}} must be a date such as 2026-02-28, or a date-time with its zone, such as 2026-02-28T09:30:00Z',
      'moment.unreal': UNREAL,
      'moment.order': '{{#label}} must not be before from',
    })
    .example('2026-02-28');
}

/** False where the offset leads out of the years 1 to 9999, which the database and RFC 3339 can write. */
function isStorable(milliseconds: number): boolean {
  const year = new Date(milliseconds).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** Null for the 30th of February, 24:00, a leap second (no stored time has one) and the like. */
function read(match: RegExpExecArray): Span | null {
  const [, date = '', , time = '00:00:00', fraction = '', zone] = match;
  const local = Date.parse(`${date}T${time}Z`);
  const offset = offsetOf(zone);
  const isReal = !Number.isNaN(local) && new Date(local).toISOString() === `${date}T${time}.000Z`;
  if (!isReal || offset === null || date.startsWith('0000')) return null;
  // Stored times have milliseconds; what is finer lies between two of them.
  const isRounded = /[1-9]/.test(fraction.slice(3));
  const first = local - offset + Number(fraction.slice(0, 3).padEnd(3, '0')) + Number(isRounded);
  const length = zone === undefined ? DAY_IN_MILLISECONDS : 0;
  return { first, end: first + length, isRounded };
}

/** Milliseconds ahead of UTC. */
function offsetOf(zone = 'Z'): number | null {
  if (zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 23 || minutes > 59) return null;
  return (hours * 60 + minutes) * MINUTE_IN_MILLISECONDS * (zone.startsWith('-') ? -1 : 1);
}

function start({ first, isRounded }: Span): Date {
  const date = new Date(first);
  if (isRounded) roundedStarts.add(date);
  return date;
}

/** The moment itself, which is left out, or the first one after the day, which is not. */
function endAfterFrom({ first, end }: Span, { state, error }: CustomHelpers) {
  // Joi has judged `from` before, because it stands before in the schema.
  const { from } = siblingsOf(state);
  if (from instanceof Date && isAfter(from, first, end)) return error('moment.order');
  return new Date(end);
}

/** The day after a day comes after it; a moment does not come after itself. */
function isAfter(from: Date, first: number, end: number): boolean {
  const time = from.getTime();
  return time > end || (time === end && first < end && !roundedStarts.has(from));
}
