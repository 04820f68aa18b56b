import { DEFAULT_CURRENCY, Money } from '@strata/domain-kit';
import { stockErrors } from './stock-errors.js';

/** The one currency that stock is valued in, so that any of it can be added up. */
export const STOCK_CURRENCY = DEFAULT_CURRENCY;

/** What stock is worth of which there is none, or nothing is known. */
export const NO_VALUE = Money.zero(STOCK_CURRENCY);

/**
 * What a piece was bought for.
 * @param amount decimal text in {@link STOCK_CURRENCY}
 * @throws DomainError `stock.cost_negative`, `money.*`
 */
export function unitCostOf(amount: string): Money {
  const cost = Money.of(amount, STOCK_CURRENCY);
  if (cost.isNegative) throw stockErrors.costNegative();
  return cost;
}

/**
 * The part of an amount that some of its pieces have, rounded half up: all of it for all of them, and nothing
 * of none. More pieces than there are have more.
 * @throws DomainError `money.amount_out_of_range`
 */
export function shareOf(amount: Money, quantity: number, pieces: number): Money {
  if (pieces === 0) return Money.zero(amount.currency);
  const whole = BigInt(pieces);
  const minor = (amount.minor * BigInt(quantity) * 2n + whole) / (whole * 2n);
  return Money.ofMinor(minor, amount.currency);
}
