import type { ItemId } from '../catalog/item.js';
import type { PlacedDemand } from '../inventory/allocate-stock.js';
import type { CustomerId } from '../customers/customer.js';
import type { SalesReturn } from './sales-return.js';
import type { SalesTransactionId } from './sales-transaction-snapshot.js';
import type { SalesTransaction } from './sales-transaction.js';

/**
 * The sales, as the domain sees the store. Each method is a fixed number of statements, whatever
 * the number of lines.
 */
export interface SalesRepository {
  /** A number for a sale of that moment, such as `ST-2026-000042`; never given twice, gaps allowed. */
  nextNumber(at: Date): Promise<string>;

  /**
   * As {@link nextNumber} where what is wanted is available, and null where it is not: then none is spent.
   * Asked together with the lock of the levels, it is answered once they are locked.
   */
  numberIfServed(demand: readonly PlacedDemand[], at: Date): Promise<string | null>;

  create(sale: SalesTransaction): void;

  getById(id: SalesTransactionId): Promise<SalesTransaction | null>;

  /** Like getById, and keeps every other writer of this sale out until the transaction ends. */
  getByIdForUpdate(id: SalesTransactionId): Promise<SalesTransaction | null>;

  /**
   * Stores the present state, over the version it was loaded in, and its new payments and refunds.
   * The transaction ends with `aggregate.concurrent_update` when the store holds another one.
   */
  update(sale: SalesTransaction): void;

  /** True while a sale to the customer, or of the item, is to be fulfilled or paid; ask with it locked. */
  isOpenFor(
    party: { readonly customerId: CustomerId } | { readonly itemId: ItemId },
  ): Promise<boolean>;

  /** Stores a return; the sale it belongs to is updated besides. */
  addReturn(salesReturn: SalesReturn): void;
}
