import type { ItemId } from '../catalog/item.js';
import type { ActionContext } from '@strata/domain-kit';
import type { ShippedPieces } from './cost-of-returns.js';
import type { LockedStock } from './locked-stock.js';
import type { StockDocument } from './stock-document.js';
import type { WarehouseId } from './warehouse.js';

/** Names one level. */
export interface StockLevelKey {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
}

/** Names one level of an item, or, without a warehouse, all of that item's. */
export interface StockCandidate {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId | null;
}

/**
 * The stock, as the domain sees the store. Every method is a fixed number of statements, however
 * many levels it is about, and takes its locks in the order of (item, warehouse), so that nobody
 * waits in a circle. Lock stock last of all: hot levels are what everybody waits for.
 */
export interface StockRepository {
  /** Locks every existing level that matches; what a sale can be served from. */
  lock(candidates: readonly StockCandidate[]): Promise<LockedStock>;

  /**
   * Locks exactly these levels, and makes the missing ones (empty). Two who make the same level at
   * once get one. Ask with warehouses shared: stock must not appear in a deleted one. Likewise the
   * items, but of what comes back: a return is a fact, also of an item deleted since.
   */
  open(keys: readonly StockLevelKey[], context: ActionContext): Promise<LockedStock>;

  /**
   * Writes the levels that changed and the movements that changed them. The transaction ends with
   * `aggregate.concurrent_update` (stale) when a level was not locked after all.
   */
  save(stock: LockedStock): void;

  /** Keeps a document of what {@link save} books; its movements name it as their cause. */
  addDocument(document: StockDocument): void;

  /** What left the house for a sale and what it cost, one entry an item; ask with the sale locked. */
  shippedFor(salesTransactionId: string): Promise<readonly ShippedPieces[]>;

  /**
   * True while a piece of the item, or in the warehouse, is on hand or promised; ask with the one of
   * them locked.
   */
  isStocked(
    key: Pick<StockLevelKey, 'itemId'> | Pick<StockLevelKey, 'warehouseId'>,
  ): Promise<boolean>;
}
