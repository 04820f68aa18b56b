import { Money, ValueObject, type ValuePart } from '@strata/domain-kit';
import { salesErrors } from './sales-errors.js';

/** Ten-thousandths in the whole. */
const WHOLE = 10_000n;

/** How much of a price is left off: a part of it from 0 to 1, with at most {@link DiscountRate.SCALE} places. */
export class DiscountRate extends ValueObject {
  static readonly SCALE = 4;
  /** A decimal text such as `0.10`. */
  static readonly PATTERN = /^(0(\.\d{1,4})?|1(\.0{1,4})?)$/;
  /** The whole price. */
  static readonly ALL = new DiscountRate(WHOLE);

  private constructor(private readonly tenThousandths: bigint) {
    super();
  }

  /** @throws DomainError `sales_transaction.discount_rate_invalid` */
  static of(rate: string): DiscountRate {
    if (!DiscountRate.PATTERN.test(rate)) throw salesErrors.discountRateInvalid();
    const [units = '', fraction = ''] = rate.split('.');
    return new DiscountRate(BigInt(units + fraction.padEnd(DiscountRate.SCALE, '0')));
  }

  isMoreThan(other: DiscountRate): boolean {
    return this.tenThousandths > other.tenThousandths;
  }

  /** The price less this part of it, rounded half up to the places of its currency. */
  off(price: Money): Money {
    return Money.ofMinor((2n * this.#rest(price) + WHOLE) / (2n * WHOLE), price.currency);
  }

  /** The lowest price that leaves off no more than this part. */
  lowest(price: Money): Money {
    return Money.ofMinor((this.#rest(price) + WHOLE - 1n) / WHOLE, price.currency);
  }

  /** The rate as decimal text without zeros at its end, such as `0.1`, `0.125` or `1`. */
  toDecimal(): string {
    const digits = this.tenThousandths.toString().padStart(DiscountRate.SCALE + 1, '0');
    return `${digits.slice(0, 1)}.${digits.slice(1)}`.replace(/\.?0+$/, '');
  }

  /** What is left of a price that is not negative, in ten-thousandths of its minor unit. */
  #rest({ minor }: Money): bigint {
    return minor * (WHOLE - this.tenThousandths);
  }

  protected get kind(): string {
    return 'discount_rate';
  }

  protected parts(): readonly ValuePart[] {
    return [this.tenThousandths];
  }
}
