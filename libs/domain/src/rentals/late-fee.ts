import { Money } from '@strata/domain-kit';
import type { Calendar } from './calendar.js';
import type { RateTerms } from './rate-terms.js';
import { HOUR_IN_MILLISECONDS, MINUTE_IN_MILLISECONDS } from '../shared/time-units.js';
import { hoursOf } from './rental-unit.js';

/**
 * What it costs that one piece came back late: nothing within the grace, and after it the fee of each
 * unit begun since the end.
 * @throws DomainError `money.amount_out_of_range`
 */
export function lateFeeOf(
  { lateFee, graceMinutes, currency }: Pick<RateTerms, 'lateFee' | 'graceMinutes' | 'currency'>,
  endsAt: Date,
  returnedAt: Date,
  calendar: Calendar,
): Money {
  const late = returnedAt.getTime() - endsAt.getTime();
  if (lateFee === null || late <= graceMinutes * MINUTE_IN_MILLISECONDS) {
    return Money.zero(currency);
  }
  const unit = hoursOf(lateFee.unit) * HOUR_IN_MILLISECONDS;
  const begun = Math.ceil(calendar.timeBetween(endsAt, returnedAt) / unit);
  return Money.of(lateFee.price, currency).times(begun);
}
