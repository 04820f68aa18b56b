import type { ItemId } from '../catalog/item.js';
import type { StockLevel } from './stock-level.js';
import type { WarehouseId } from './warehouse.js';

/** The levels that a transaction holds locked, to be changed and saved together. */
export class LockedStock {
  readonly #levels = new Map<string, StockLevel>();

  constructor(levels: Iterable<StockLevel>) {
    for (const level of levels) this.#levels.set(keyOf(level), level);
  }

  /** All of them. */
  get levels(): readonly StockLevel[] {
    return [...this.#levels.values()];
  }

  /**
   * The level of an item in a warehouse.
   * @throws RangeError when it was not locked: whoever asks forgot to, or the store lost a level
   */
  at(itemId: ItemId, warehouseId: WarehouseId): StockLevel {
    const level = this.#levels.get(keyOf({ itemId, warehouseId }));
    if (!level) throw new RangeError(`no locked level of ${itemId} in ${warehouseId}`);
    return level;
  }
}

function keyOf(key: { readonly itemId: ItemId; readonly warehouseId: WarehouseId }): string {
  return `${key.itemId} ${key.warehouseId}`;
}
