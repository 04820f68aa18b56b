import type { ItemId } from '../catalog/item.js';
import type { StockAllocation } from '../inventory/allocate-stock.js';
import { type EntityId, Money, Quantity } from '@strata/domain-kit';
import type { NewSalesLine } from './new-sales-transaction.js';
import { salesErrors } from './sales-errors.js';
import type { SoldLineFacts } from './sales-events.js';
import { type Discount, SalesPrice } from './sales-price.js';

/** The identity of a line of a sale. */
export type SalesLineId = EntityId<'SalesTransactionItem'>;

/** A line of a sale as stored. */
export interface SalesLineSnapshot {
  readonly id: SalesLineId;
  readonly itemId: ItemId;
  /** As the item was called when it was sold; so is {@link name}. */
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Decimal text, the price of the catalog at the time. */
  readonly listPrice: string;
  /** Decimal text, the price it was sold at. */
  readonly unitPrice: string;
  /** How the one came out of the other; null when no discount was given. */
  readonly discount: Discount | null;
  /** Decimal text. */
  readonly lineTotal: string;
  readonly returnedQuantity: number;
  /** Which warehouse serves how much of it; the quantities add up to the line's. */
  readonly allocations: readonly StockAllocation[];
}

/** What never changes of a line. */
type SoldPieces = Pick<
  SalesLineSnapshot,
  'id' | 'itemId' | 'sku' | 'name' | 'quantity' | 'allocations'
>;

/** One item of a sale, its price, and where it comes from. */
export class SalesLine {
  readonly id: SalesLineId;
  readonly itemId: ItemId;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly allocations: readonly StockAllocation[];
  #returnedQuantity: number;

  private constructor(
    pieces: SoldPieces,
    readonly price: SalesPrice,
    returnedQuantity: number,
  ) {
    this.id = pieces.id;
    this.itemId = pieces.itemId;
    this.sku = pieces.sku;
    this.name = pieces.name;
    this.quantity = pieces.quantity;
    this.allocations = pieces.allocations;
    this.#returnedQuantity = returnedQuantity;
  }

  /** A line that nothing serves yet. @throws DomainError `quantity.invalid` */
  static create(id: SalesLineId, { item, quantity, price }: NewSalesLine): SalesLine {
    const { id: itemId, sku, name } = item;
    const pieces = Quantity.of(quantity).value;
    return new SalesLine({ id, itemId, sku, name, quantity: pieces, allocations: [] }, price, 0);
  }

  /** A line as it comes out of the store. */
  static reconstitute(snapshot: SalesLineSnapshot, currency: string): SalesLine {
    const { listPrice, unitPrice, discount, returnedQuantity } = snapshot;
    const price = SalesPrice.reconstitute(
      Money.of(listPrice, currency),
      Money.of(unitPrice, currency),
      discount,
    );
    return new SalesLine(snapshot, price, returnedQuantity);
  }

  /** The line, served by these. */
  servedBy(allocations: readonly StockAllocation[]): SalesLine {
    return new SalesLine({ ...this, allocations }, this.price, this.#returnedQuantity);
  }

  /** What a piece was sold for. */
  get unitPrice(): Money {
    return this.price.unit;
  }

  get total(): Money {
    return this.unitPrice.times(this.quantity);
  }

  get returnedQuantity(): number {
    return this.#returnedQuantity;
  }

  /**
   * Pieces come back.
   * @returns their value at the sold price
   * @throws DomainError `sales_return.exceeds_sold`, `quantity.invalid`
   */
  return(quantity: number): Money {
    const returnable = this.quantity - this.#returnedQuantity;
    if (Quantity.of(quantity).value > returnable) {
      throw salesErrors.overReturn(quantity, returnable);
    }
    this.#returnedQuantity += quantity;
    return this.unitPrice.times(quantity);
  }

  toSnapshot(): SalesLineSnapshot {
    const { id, itemId, sku, name, quantity, price, total, returnedQuantity, allocations } = this;
    return {
      id,
      itemId,
      sku,
      name,
      quantity,
      listPrice: price.list.toDecimal(),
      unitPrice: price.unit.toDecimal(),
      discount: price.discount,
      lineTotal: total.toDecimal(),
      returnedQuantity,
      allocations,
    };
  }

  /** What events tell of it. */
  toFacts(): SoldLineFacts {
    const { id, itemId, sku, quantity, unitPrice } = this;
    return { id, itemId, sku, quantity, unitPrice: unitPrice.toDecimal() };
  }
}
