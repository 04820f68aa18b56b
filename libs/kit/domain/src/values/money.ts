import { DEFAULT_CURRENCY, placesOf } from './currency.js';
import { valueErrors } from '../errors/value-errors.js';
import { ValueObject, type ValuePart } from './value-object.js';

/**
 * An exact amount in one currency, kept in its minor units (cents of USD, whole JPY, mils of KWD); no
 * float ever touches it.
 */
export class Money extends ValueObject {
  /** Digits before the point. */
  static readonly UNIT_DIGITS = 12;
  /** Places of the column, which no currency has more of: `numeric(16,4)`. */
  static readonly SCALE = 4;
  static readonly PRECISION = Money.UNIT_DIGITS + Money.SCALE;
  /** A decimal text; its sign is a matter of each field's own rule, its places of the currency. */
  static readonly PATTERN = /^-?\d{1,12}(\.\d{1,4})?$/;

  private constructor(
    /** The amount in minor units. */
    readonly minor: bigint,
    /** ISO 4217 code. */
    readonly currency: string,
  ) {
    super();
  }

  /**
   * Reads a decimal text such as `"19.99"`. More places than the currency has may be there as long as
   * they are zeros.
   * @throws DomainError `money.amount_malformed`, `money.too_many_places` or `money.currency_unknown`
   */
  static of(amount: string, currency: string = DEFAULT_CURRENCY): Money {
    if (!Money.PATTERN.test(amount)) throw valueErrors.amountMalformed();
    const places = placesOf(currency);
    const [units, fraction = ''] = amount.split('.');
    if (/[1-9]/.test(fraction.slice(places))) throw valueErrors.tooManyPlaces(currency, places);
    return Money.ofMinor(BigInt(units + fraction.slice(0, places).padEnd(places, '0')), currency);
  }

  /** @throws DomainError `money.amount_out_of_range` or `money.currency_unknown` */
  static ofMinor(minor: bigint, currency: string = DEFAULT_CURRENCY): Money {
    const places = placesOf(currency);
    const limit = 10n ** BigInt(Money.UNIT_DIGITS + places);
    if (minor >= limit || minor <= -limit) {
      throw valueErrors.amountOutOfRange(format(limit - 1n, places));
    }
    return new Money(minor, currency);
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

  /**
   * The amount as decimal text with exactly the places of its currency, and without its code:
   * `"19.99"`, `"1000"` of JPY, `"1.500"` of KWD.
   */
  toDecimal(): string {
    return format(this.minor, placesOf(this.currency));
  }

  override toString(): string {
    return `${this.toDecimal()} ${this.currency}`;
  }

  protected get kind(): string {
    return 'money';
  }

  protected parts(): readonly ValuePart[] {
    return [this.minor, this.currency];
  }

  #same(other: Money): Money {
    if (other.currency !== this.currency) {
      throw valueErrors.currencyMismatch(this.currency, other.currency);
    }
    return other;
  }
}

function format(minor: bigint, places: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  const text = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return minor < 0n ? `-${text}` : text;
}
