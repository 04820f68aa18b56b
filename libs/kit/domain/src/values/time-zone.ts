import { valueErrors } from '../errors/value-errors.js';
import { ValueObject, type ValuePart } from './value-object.js';

/** A formatter is dear to make; there are as many as there are names of zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Where the clocks on the wall all show the same: a name of the IANA time zone database. */
export class TimeZone extends ValueObject {
  static readonly NAME_MAX_LENGTH = 64;
  static readonly DEFAULT = 'UTC';
  static readonly UTC = new TimeZone(TimeZone.DEFAULT);
  /** `UTC`, or an area and a place; offsets and abbreviations are no zones: they know no summer. */
  static readonly NAME_PATTERN = /^(UTC|[A-Z_]+(\/[A-Z0-9_+-]+){1,2})$/i;

  private constructor(readonly name: string) {
    super();
  }

  /**
   * A zone that the runtime knows. Its case is set right; of several names of one zone (Asia/Calcutta,
   * Asia/Kolkata) the given one is kept, because which of them the runtime prefers changes with it.
   * @throws DomainError `time_zone.unknown`
   */
  static of(name: string): TimeZone {
    const preferred = formatterOf(name).resolvedOptions().timeZone;
    return new TimeZone(preferred.toLowerCase() === name.toLowerCase() ? preferred : name);
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(name: string): TimeZone {
    return new TimeZone(name);
  }

  /**
   * What the clocks on the wall show at a moment, as the milliseconds that a clock in UTC showing the
   * same would have: two of them differ by what the clocks seem to have moved.
   * @throws DomainError `time_zone.unknown` when the zone is none that this runtime knows
   */
  wallClock(at: Date): number {
    const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of formatterOf(this.name).formatToParts(at)) {
      shown[type] = Number(value);
    }
    const { year = 0, month = 1, day, hour, minute, second } = shown;
    return Date.UTC(year, month - 1, day, hour, minute, second, at.getUTCMilliseconds());
  }

  /**
   * The date on the calendar on the wall at a moment, as `YYYY-MM-DD`.
   * @throws DomainError `time_zone.unknown` when the zone is none that this runtime knows
   */
  dateAt(at: Date): string {
    // The one zone that needs no look at its history.
    const shown = this.name === TimeZone.DEFAULT ? at : new Date(this.wallClock(at));
    return shown.toISOString().slice(0, 10);
  }

  protected get kind(): string {
    return 'time_zone';
  }

  protected parts(): readonly ValuePart[] {
    return [this.name];
  }
}

function formatterOf(name: string): Intl.DateTimeFormat {
  const known = formatters.get(name);
  if (known) return known;
  const made = formatterFor(name);
  if (!made) throw valueErrors.timeZoneUnknown(name);
  formatters.set(name, made);
  return made;
}

function formatterFor(timeZone: string): Intl.DateTimeFormat | null {
  if (timeZone.length > TimeZone.NAME_MAX_LENGTH || !TimeZone.NAME_PATTERN.test(timeZone)) {
    return null;
  }
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
