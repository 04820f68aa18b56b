import { DEFAULT_CURRENCY, parseCurrency } from './currency.js';
import { sharedErrors } from './shared-errors.js';
import { ValueObject, type ValuePart } from './value-object.js';

/** An exact amount in one currency, kept in minor units (cents); no float ever touches it. */
export class Money extends ValueObject {
  /** Digits of the column: `numeric(14,2)`. */
  static readonly PRECISION = 14;
  static readonly SCALE = 2;
  /** A decimal text of at most two places; the sign is a matter of each field's own rule. */
  static readonly PATTERN = /^-?\d{1,12}(\.\d{1,2})?$/;
  static readonly #LIMIT = 10n ** BigInt(Money.PRECISION);

  private constructor(
    /** The amount in minor units. */
    readonly minor: bigint,
    /** ISO 4217 code. */
    readonly currency: string,
  ) {
    super();
  }

  /**
   * Reads a decimal text such as `"19.99"`.
   * @throws DomainError `money.amount_malformed` or `money.currency_unknown`
   */
  static of(amount: string, currency: string = DEFAULT_CURRENCY): Money {
    if (!Money.PATTERN.test(amount)) throw sharedErrors.amountMalformed();
    const [units, places = ''] = amount.split('.');
    return Money.ofMinor(BigInt(units + places.padEnd(Money.SCALE, '0')), currency);
  }

  /** @throws DomainError `money.amount_out_of_range` or `money.currency_unknown` */
  static ofMinor(minor: bigint, currency: string = DEFAULT_CURRENCY): Money {
    if (minor >= Money.#LIMIT || minor <= -Money.#LIMIT) {
      throw sharedErrors.amountOutOfRange(format(Money.#LIMIT - 1n));
    }
    return new Money(minor, parseCurrency(currency));
  }

  static zero(currency: string = DEFAULT_CURRENCY): Money {
    return Money.ofMinor(0n, currency);
  }

  /** @throws DomainError `money.currency_mismatch` or `money.amount_out_of_range` */
  plus(other: Money): Money {
    return Money.ofMinor(this.minor + this.#same(other).minor, this.currency);
  }

  /** @throws DomainError `money.currency_mismatch` or `money.amount_out_of_range` */
  minus(other: Money): Money {
    return Money.ofMinor(this.minor - this.#same(other).minor, this.currency);
  }

  /**
   * The amount taken a whole number of times.
   * @throws DomainError `money.amount_out_of_range`
   */
  times(factor: number): Money {
    return Money.ofMinor(this.minor * BigInt(factor), this.currency);
  }

  /** @throws DomainError `money.currency_mismatch` */
  isMoreThan(other: Money): boolean {
    return this.minor > this.#same(other).minor;
  }

  get isZero(): boolean {
    return this.minor === 0n;
  }

  get isNegative(): boolean {
    return this.minor < 0n;
  }

  get isPositive(): boolean {
    return this.minor > 0n;
  }

  /** The larger of the two. @throws DomainError `money.currency_mismatch` */
  max(other: Money): Money {
    return this.isMoreThan(other) ? this : other;
  }

  /** The amount as decimal text with two places, without the currency: `"19.99"`. */
  toDecimal(): string {
    return format(this.minor);
  }

  override toString(): string {
    return `${this.toDecimal()} ${this.currency}`;
  }

  protected parts(): readonly ValuePart[] {
    return [this.minor, this.currency];
  }

  #same(other: Money): Money {
    if (other.currency !== this.currency) {
      throw sharedErrors.currencyMismatch(this.currency, other.currency);
    }
    return other;
  }
}

function format(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(Money.SCALE + 1, '0');
  const text = `${digits.slice(0, -Money.SCALE)}.${digits.slice(-Money.SCALE)}`;
  return minor < 0n ? `-${text}` : text;
}
