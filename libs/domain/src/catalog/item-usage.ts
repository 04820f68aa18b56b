import type { ItemId } from './item.js';

/**
 * Who still needs an item. The contexts that do (inventory, sales) know the catalog and not the
 * other way round, so they answer through this port. Ask with the item locked: whoever begins to
 * use it has to share that lock.
 */
export interface ItemUsage {
  /** True while any warehouse has pieces of it on hand. */
  hasStock(id: ItemId): Promise<boolean>;

  /** True while a sale of it is confirmed, or has a balance due. */
  hasOpenSales(id: ItemId): Promise<boolean>;
}
