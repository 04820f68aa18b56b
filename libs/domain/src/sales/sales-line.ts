import type { ItemId } from '../catalog/item.js';
import type { StockAllocation } from '../inventory/allocate-stock.js';
import { type EntityId, Money, Quantity } from '@strata/domain-kit';
import { salesErrors } from './sales-errors.js';

/** The identity of a line of a sale. */
export type SalesLineId = EntityId<'SalesTransactionItem'>;

/** A line of a sale as stored. */
export interface SalesLineSnapshot {
  readonly id: SalesLineId;
  readonly itemId: ItemId;
  readonly quantity: number;
  /** Decimal text, the price it was sold at. */
  readonly unitPrice: string;
  /** Decimal text. */
  readonly lineTotal: string;
  readonly returnedQuantity: number;
  /** Which warehouse serves how much of it; the quantities add up to the line's. */
  readonly allocations: readonly StockAllocation[];
}

/** One item of a sale, its price, and where it comes from. */
export class SalesLine {
  #returnedQuantity: number;

  private constructor(
    readonly id: SalesLineId,
    readonly itemId: ItemId,
    readonly quantity: number,
    readonly unitPrice: Money,
    returnedQuantity: number,
    readonly allocations: readonly StockAllocation[],
  ) {
    this.#returnedQuantity = returnedQuantity;
  }

  /** @throws DomainError `quantity.invalid`, `sales_transaction.price_negative` */
  static create(
    id: SalesLineId,
    line: { readonly itemId: ItemId; readonly quantity: number; readonly unitPrice: Money },
    allocations: readonly StockAllocation[],
  ): SalesLine {
    if (line.unitPrice.isNegative) throw salesErrors.priceNegative();
    const quantity = Quantity.of(line.quantity).value;
    return new SalesLine(id, line.itemId, quantity, line.unitPrice, 0, allocations);
  }

  /** A line as it comes out of the store. */
  static reconstitute(snapshot: SalesLineSnapshot, currency: string): SalesLine {
    const { id, itemId, quantity, unitPrice, returnedQuantity, allocations } = snapshot;
    const price = Money.of(unitPrice, currency);
    return new SalesLine(id, itemId, quantity, price, returnedQuantity, allocations);
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
    const { id, itemId, quantity, unitPrice, total, returnedQuantity, allocations } = this;
    return {
      id,
      itemId,
      quantity,
      unitPrice: unitPrice.toDecimal(),
      lineTotal: total.toDecimal(),
      returnedQuantity,
      allocations,
    };
  }
}
