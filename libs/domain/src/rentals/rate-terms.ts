import { placesOf, revised } from '@strata/domain-kit';
import { ratePlanErrors } from './rate-plan-errors.js';
import { notNegative, RateTiers, type RateTier } from './rate-tiers.js';
import { isRentalUnit, type RentalUnit } from './rental-unit.js';

/** What each begun unit costs after the end. */
export type LateFee = {
  readonly unit: RentalUnit;
  /** Decimal text. */
  readonly price: string;
};

/** What one piece is rented at, as plain data. A type, because it is part of events. */
export type RateTerms = {
  /** Of all amounts. */
  readonly currency: string;
  readonly tiers: readonly RateTier[];
  /** Decimal text; null when none is asked for. */
  readonly deposit: string | null;
  /** Of cleaning and checking after each rental. */
  readonly turnaroundMinutes: number;
  /** How late it may come back without a fee. */
  readonly graceMinutes: number;
  /** Null when lateness costs nothing. */
  readonly lateFee: LateFee | null;
  /** What is charged for a piece that is lost, unless said; decimal text. */
  readonly replacementValue: string | null;
};

/** The longest turnaround and grace: 30 days. */
export const RATE_MINUTES_MAX = 43_200;

type RateRules = {
  readonly [Field in keyof RateTerms]: (
    given: RateTerms[Field],
    currency: string,
  ) => RateTerms[Field];
};

/** Makes each of the terms by the rules of today, in a currency. */
const RULES: RateRules = {
  currency: (code) => {
    placesOf(code);
    return code;
  },
  tiers: (tiers, currency) => RateTiers.of(tiers, currency).tiers,
  deposit: (amount, currency) => optional('deposit', amount, currency),
  turnaroundMinutes: (minutes) => minutesOf('turnaround_minutes', minutes),
  graceMinutes: (minutes) => minutesOf('grace_minutes', minutes),
  lateFee: (fee, currency) => {
    if (fee === null) return null;
    if (!isRentalUnit(fee.unit)) throw ratePlanErrors.lateFeeInvalid();
    return { unit: fee.unit, price: notNegative('late_fee', fee.price, currency) };
  },
  replacementValue: (amount, currency) => optional('replacement_value', amount, currency),
};

/** The names of all terms. */
// The keys of an object are what its type says.
export const RATE_FIELDS = Object.keys(RULES) as readonly (keyof RateTerms)[];

/** What of something larger is the terms. */
export function rateTermsIn(whole: RateTerms): RateTerms {
  return eachTerm((field) => whole[field]);
}

/**
 * All terms by the rules of today.
 * @throws DomainError `rate_plan.*` or `money.*`
 */
export function rateTermsOf(given: RateTerms): RateTerms {
  return eachTerm((field) => RULES[field](given[field], given.currency));
}

/**
 * The terms with what is given in place of what was: absent stays, null clears. In another currency the
 * amounts that stay are the same numbers, by the rules of today.
 * @throws DomainError as {@link rateTermsOf}
 */
export function revisedRateTerms(change: Partial<RateTerms>, now: RateTerms): RateTerms {
  const { currency = now.currency } = change;
  if (currency !== now.currency) return rateTermsOf({ ...now, ...change });
  return eachTerm((field) =>
    revised<RateTerms[typeof field], RateTerms[typeof field]>(
      change[field],
      now[field],
      now[field],
      (given) => RULES[field](given, currency),
    ),
  );
}

function eachTerm(
  make: <Field extends keyof RateTerms>(field: Field) => RateTerms[Field],
): RateTerms {
  return {
    currency: make('currency'),
    tiers: make('tiers'),
    deposit: make('deposit'),
    turnaroundMinutes: make('turnaroundMinutes'),
    graceMinutes: make('graceMinutes'),
    lateFee: make('lateFee'),
    replacementValue: make('replacementValue'),
  };
}

function optional(field: string, amount: string | null, currency: string): string | null {
  return amount === null ? null : notNegative(field, amount, currency);
}

function minutesOf(field: string, minutes: number): number {
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= RATE_MINUTES_MAX) return minutes;
  throw ratePlanErrors.minutesOutOfRange(field, RATE_MINUTES_MAX);
}
