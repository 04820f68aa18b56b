import { Money } from '@strata/domain-kit';
import type { QuotedLine } from './rental-quote.js';
import type { RateTerms } from './rate-terms.js';
import { RateTiers, type UsedTier } from './rate-tiers.js';

/** What a line is rented at: the terms of its plan as they were, and what a piece costs by them. */
export type RentalRate = RateTerms & {
  /** Decimal text: of one piece, for the whole time that is agreed. */
  readonly unitCharge: string;
  /** What that is made up of. */
  readonly usedTiers: readonly UsedTier[];
};

/** The rate of a line that was quoted by those terms. */
export function rateOf(
  terms: RateTerms,
  { unitCharge, tiers }: Pick<QuotedLine, 'unitCharge' | 'tiers'>,
): RentalRate {
  return { ...terms, unitCharge: unitCharge.toDecimal(), usedTiers: tiers };
}

/**
 * The rate for so many hours, and how much more a piece costs; never less than it did.
 * @throws DomainError `money.amount_out_of_range`
 */
export function longerRate(
  rate: RentalRate,
  hours: number,
): { readonly rate: RentalRate; readonly more: Money } {
  const { currency, tiers } = rate;
  const former = Money.of(rate.unitCharge, currency);
  const { price, tiers: usedTiers } = RateTiers.reconstitute(tiers, currency).cover(hours);
  if (!price.isMoreThan(former)) return { rate, more: Money.zero(currency) };
  const unitCharge = price.toDecimal();
  return { rate: { ...rate, unitCharge, usedTiers }, more: price.minus(former) };
}
