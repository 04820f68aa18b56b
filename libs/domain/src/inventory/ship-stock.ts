import type { ItemId } from '../catalog/item.js';
import type { ActionContext } from '@strata/domain-kit';
import type { LockedStock } from './locked-stock.js';
import { stockErrors, type MissingPieces } from './stock-errors.js';
import type { StockLevel } from './stock-level.js';
import type { StockCause } from './stock-movement.js';
import type { WarehouseId } from './warehouse.js';

/** Promised pieces of an item in one warehouse. */
export interface PromisedPieces {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly quantity: number;
}

/**
 * Lets promised pieces leave the house, all or none: what was lost meanwhile cannot.
 * @param stock the levels of all of them
 * @throws DomainError `stock.short` that lists every level with too few on hand; `stock.not_reserved`
 */
export function shipStock(
  stock: LockedStock,
  pieces: readonly PromisedPieces[],
  cause: StockCause,
  context: ActionContext,
): void {
  const leaving = new Map<StockLevel, number>();
  for (const { itemId, warehouseId, quantity } of pieces) {
    const level = stock.at(itemId, warehouseId);
    leaving.set(level, (leaving.get(level) ?? 0) + quantity);
  }
  const shortages = [...leaving].flatMap(([level, asked]): readonly MissingPieces[] => {
    const { itemId, warehouseId, onHand } = level;
    return asked > onHand ? [{ itemId, warehouseId, asked, onHand }] : [];
  });
  if (shortages.length > 0) throw stockErrors.short(shortages);
  for (const { itemId, warehouseId, quantity } of pieces) {
    stock.at(itemId, warehouseId).ship(quantity, cause, context);
  }
}
