import type { Item, ItemId } from './item.js';

/** The items, as the domain sees the store. Deleted items are found by no read. */
export interface ItemRepository {
  /** @throws DomainError `item.sku_taken` when an active item has the SKU */
  create(item: Item): Promise<void>;

  getById(id: ItemId): Promise<Item | null>;

  /** Like getById, and keeps every other writer of this item out until the transaction ends. */
  lockById(id: ItemId): Promise<Item | null>;

  /**
   * Those of the items that exist, in one statement, locked in the order of their ids against
   * change and deletion until the transaction ends; others may share the lock. Whoever refers to
   * items calls it, after customers and before warehouses, sales and stock.
   */
  shareByIds(ids: readonly ItemId[]): Promise<readonly Item[]>;

  /** Whatever the spelling: see `textKey`. */
  getBySku(sku: string): Promise<Item | null>;

  /**
   * Stores the present state, a deletion included, over the version it was loaded in.
   * @throws DomainError `aggregate.concurrent_update` (stale) when the store holds another version,
   * `item.sku_taken` when an active item has the SKU
   */
  update(item: Item): Promise<void>;
}
