import { Quantity, ValueObject, type ValuePart } from '@strata/domain-kit';
import { stockErrors } from './stock-errors.js';

/**
 * Pieces on hand, and how many are promised: each from 0 to MAX. No promise is made of what is not
 * there, but what is lost is lost: then more can be promised than is on hand.
 */
export class StockCount extends ValueObject {
  /** The most pieces of one item that one warehouse holds. */
  static readonly MAX = Quantity.MAX;
  static readonly EMPTY = new StockCount(0, 0);

  private constructor(
    readonly onHand: number,
    readonly reserved: number,
  ) {
    super();
  }

  /** A value as it comes out of the store, trusted. */
  static reconstitute(onHand: number, reserved: number): StockCount {
    return new StockCount(onHand, reserved);
  }

  /** Pieces that nobody has reserved. */
  get available(): number {
    return Math.max(0, this.onHand - this.reserved);
  }

  /** Pieces that are promised and not there. */
  get missing(): number {
    return Math.max(0, this.reserved - this.onHand);
  }

  /** More on hand. @throws DomainError `stock.level_overflow`, `quantity.invalid` */
  plus(quantity: number): StockCount {
    const onHand = this.onHand + Quantity.of(quantity).value;
    if (onHand > StockCount.MAX) throw stockErrors.levelOverflow(StockCount.MAX);
    return new StockCount(onHand, this.reserved);
  }

  /** Fewer on hand, of what is available. @throws DomainError `stock.exceeds_available`, `quantity.invalid` */
  minus(quantity: number): StockCount {
    return new StockCount(this.onHand - this.#ofAvailable(quantity), this.reserved);
  }

  /**
   * Fewer on hand, promised or not: they are gone.
   * @throws DomainError `stock.exceeds_on_hand`, `quantity.invalid`
   */
  lose(quantity: number): StockCount {
    if (Quantity.of(quantity).value > this.onHand) {
      throw stockErrors.exceedsOnHand(quantity, this.onHand);
    }
    return new StockCount(this.onHand - quantity, this.reserved);
  }

  /** As many on hand as were counted. @throws DomainError `stock.count_invalid` */
  counted(onHand: number): StockCount {
    if (!Number.isInteger(onHand) || onHand < 0 || onHand > StockCount.MAX) {
      throw stockErrors.countInvalid(StockCount.MAX);
    }
    return new StockCount(onHand, this.reserved);
  }

  /** More promised. @throws DomainError `stock.exceeds_available`, `quantity.invalid` */
  reserve(quantity: number): StockCount {
    return new StockCount(this.onHand, this.reserved + this.#ofAvailable(quantity));
  }

  /** Less promised. @throws DomainError `stock.not_reserved`, `quantity.invalid` */
  release(quantity: number): StockCount {
    if (Quantity.of(quantity).value > this.reserved) {
      throw stockErrors.notReserved(quantity, this.reserved);
    }
    return new StockCount(this.onHand, this.reserved - quantity);
  }

  /**
   * What was promised leaves.
   * @throws DomainError `stock.not_reserved`, `stock.exceeds_on_hand`, `quantity.invalid`
   */
  ship(quantity: number): StockCount {
    return this.release(quantity).lose(quantity);
  }

  #ofAvailable(quantity: number): number {
    if (Quantity.of(quantity).value > this.available) {
      throw stockErrors.exceedsAvailable(quantity, this.available);
    }
    return quantity;
  }

  protected get kind(): string {
    return 'stock_count';
  }

  protected parts(): readonly ValuePart[] {
    return [this.onHand, this.reserved];
  }
}
