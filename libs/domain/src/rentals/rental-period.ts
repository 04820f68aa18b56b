import { ValueObject, type ValuePart } from '@strata/domain-kit';
import type { Calendar } from './calendar.js';
import { rentalErrors } from './rental-errors.js';
import { DAY_IN_MILLISECONDS, HOUR_IN_MILLISECONDS } from '../shared/time-units.js';

/** From when until when something is rented; the end is exclusive. */
export class RentalPeriod extends ValueObject {
  static readonly DAYS_MAX = 366;
  /** The last year that one may end in: what is cleaned after it is back before the years have five digits. */
  static readonly YEAR_MAX = 9998;

  private constructor(
    readonly startsAt: Date,
    readonly endsAt: Date,
  ) {
    super();
  }

  /**
   * @param field what the end is called where it was asked for; `ends_at` unless said
   * @throws DomainError `rental.period_invalid` when it ends before or as it starts, or too late
   */
  static of(startsAt: Date, endsAt: Date, field?: string): RentalPeriod {
    const length = endsAt.getTime() - startsAt.getTime();
    const isInYears = endsAt.getUTCFullYear() <= RentalPeriod.YEAR_MAX;
    if (!(isInYears && length > 0 && length <= RentalPeriod.DAYS_MAX * DAY_IN_MILLISECONDS)) {
      throw rentalErrors.periodInvalid(RentalPeriod.DAYS_MAX, field);
    }
    return new RentalPeriod(startsAt, endsAt);
  }

  /** The hours that are charged, begun ones included. */
  hours(calendar: Calendar): number {
    return Math.ceil(calendar.timeBetween(this.startsAt, this.endsAt) / HOUR_IN_MILLISECONDS);
  }

  protected get kind(): string {
    return 'rental_period';
  }

  protected parts(): readonly ValuePart[] {
    return [this.startsAt.getTime(), this.endsAt.getTime()];
  }
}
