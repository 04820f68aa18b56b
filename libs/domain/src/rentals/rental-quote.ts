import { Money, Quantity } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { UsedTier } from './rate-tiers.js';
import type { RatePlan } from './rate-plan.js';

/** The most lines of a rental. */
export const RENTAL_LINES_MAX = 50;

/** So many pieces of an item, and the plan they are rented at. */
export interface RentedItem {
  readonly itemId: ItemId;
  readonly quantity: number;
  readonly plan: RatePlan;
}

/** What the pieces of one line cost. */
export interface QuotedLine {
  readonly itemId: ItemId;
  readonly quantity: number;
  /** Of one piece. */
  readonly unitCharge: Money;
  readonly tiers: readonly UsedTier[];
  /** Of all pieces, and what is asked for as security. */
  readonly charge: Money;
  readonly deposit: Money;
}

/** What a rental would cost. */
export interface RentalQuote {
  readonly currency: string;
  readonly lines: readonly QuotedLine[];
  readonly total: Money;
  readonly deposit: Money;
}

/**
 * What it costs to rent for so many hours; promises nothing.
 * @throws DomainError `money.currency_mismatch` when the plans are in several currencies,
 * `money.amount_out_of_range`, `quantity.invalid`
 */
export function quoteRental(hours: number, items: readonly RentedItem[]): RentalQuote {
  const lines = items.map(({ itemId, quantity, plan }): QuotedLine => {
    const pieces = Quantity.of(quantity).value;
    const { price, tiers } = plan.cover(hours);
    const { deposit, currency } = plan.terms;
    return {
      itemId,
      quantity,
      unitCharge: price,
      tiers,
      charge: price.times(pieces),
      deposit: Money.of(deposit ?? '0', currency).times(pieces),
    };
  });
  const [first] = lines;
  const nothing = Money.zero(first?.charge.currency);
  return {
    currency: nothing.currency,
    lines,
    total: lines.reduce((sum, { charge }) => sum.plus(charge), nothing),
    deposit: lines.reduce((sum, { deposit }) => sum.plus(deposit), nothing),
  };
}
