import type { ItemId } from '../catalog/item.js';
import { Money, requireText, ValueObject, type ValuePart } from '@strata/domain-kit';
import { DiscountRate } from './discount-rate.js';
import { salesErrors } from './sales-errors.js';

/** A part of the list price that is left off, and why. */
export interface Discount {
  /** Decimal text from 0 to 1, such as `0.1`. */
  readonly rate: string;
  readonly reason: string;
}

/** How a price comes out of the list's: named, or by a discount; the list's own without either. */
export interface PriceRequest {
  /** Decimal text in the currency of the list. */
  readonly unitPrice?: string | undefined;
  readonly discount?: Discount | undefined;
}

/** How far below the list somebody may sell. */
export interface PriceAllowance {
  /** The most that a discount leaves off. */
  readonly discountMax: DiscountRate;
  /** Whether a price below the list can be named, without a reason. */
  readonly mayNamePrice: boolean;
}

/** Who may sell at any price. */
export const ANY_PRICE: PriceAllowance = { discountMax: DiscountRate.ALL, mayNamePrice: true };

/** What a piece was sold for, beside what the list said. */
export class SalesPrice extends ValueObject {
  static readonly REASON_MAX_LENGTH = 100;

  private constructor(
    readonly list: Money,
    readonly unit: Money,
    readonly discount: Discount | null,
  ) {
    super();
  }

  /** What the list says, which anybody may sell at, nothing too. */
  static ofList(list: Money): SalesPrice {
    return new SalesPrice(list, list, null);
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(list: Money, unit: Money, discount: Discount | null): SalesPrice {
    return new SalesPrice(list, unit, discount);
  }

  /**
   * The prices of the lines of a sale, as far as they may be given.
   * @throws DomainError `sales_transaction.price_below_list` naming every line that is too cheap,
   * `sales_transaction.price_twice`, `.price_negative`, `.price_zero`, `.discount_rate_invalid`,
   * `money.*`, `text.*`
   */
  static agree(
    lines: readonly (PriceRequest & { readonly itemId: ItemId; readonly listPrice: Money })[],
    allowance: PriceAllowance,
  ): readonly SalesPrice[] {
    const { discountMax } = allowance;
    const offers = lines.map((line) => ({
      itemId: line.itemId,
      price: SalesPrice.#asked(line.listPrice, line, discountMax),
    }));
    const tooCheap = offers
      .filter(({ price }) => !price.#isAllowed(allowance))
      .map(({ itemId, price: { list, unit } }) => ({
        itemId,
        listPrice: list.toDecimal(),
        asked: unit.toDecimal(),
        lowest: discountMax.lowest(list).toDecimal(),
      }));
    if (tooCheap.length > 0) throw salesErrors.priceBelowList(tooCheap);
    return offers.map(({ price }) => price);
  }

  static #asked(list: Money, request: PriceRequest, discountMax: DiscountRate): SalesPrice {
    const { unitPrice, discount } = request;
    if (unitPrice !== undefined && discount !== undefined) throw salesErrors.priceTwice();
    if (discount !== undefined) return SalesPrice.#discounted(list, discount, discountMax);
    if (unitPrice === undefined) return SalesPrice.ofList(list);
    const unit = Money.of(unitPrice, list.currency);
    if (unit.isNegative) throw salesErrors.priceNegative();
    return new SalesPrice(list, unit, null).#notByAccident(false);
  }

  static #discounted(list: Money, discount: Discount, discountMax: DiscountRate): SalesPrice {
    const rate = DiscountRate.of(discount.rate);
    const reason = requireText('reason', discount.reason, SalesPrice.REASON_MAX_LENGTH, 'lines');
    // Rounding takes no more off than may be.
    const least = rate.isMoreThan(discountMax) ? rate.off(list) : discountMax.lowest(list);
    const unit = rate.off(list).max(least);
    const price = new SalesPrice(list, unit, { rate: rate.toDecimal(), reason });
    return price.#notByAccident(rate.equals(DiscountRate.ALL));
  }

  /** What has a price is given away on purpose only. */
  #notByAccident(isGift: boolean): SalesPrice {
    if (this.unit.isZero && !this.list.isZero && !isGift) throw salesErrors.priceZero();
    return this;
  }

  #isAllowed({ discountMax, mayNamePrice }: PriceAllowance): boolean {
    if (this.discount) return !DiscountRate.of(this.discount.rate).isMoreThan(discountMax);
    return mayNamePrice || !this.list.isMoreThan(this.unit);
  }

  protected get kind(): string {
    return 'sales_price';
  }

  protected parts(): readonly ValuePart[] {
    const { list, unit, discount } = this;
    return [
      list.currency,
      list.minor,
      unit.minor,
      discount?.rate ?? null,
      discount?.reason ?? null,
    ];
  }
}
