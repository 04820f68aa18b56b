import type { ItemId } from '../catalog/item.js';
import type { ActionContext } from '@strata/domain-kit';
import type { LockedStock } from './locked-stock.js';
import { StockCount } from './stock-count.js';
import { StockDocument } from './stock-document.js';
import { stockErrors } from './stock-errors.js';
import { STOCK_LINES_MAX } from './stock-lines.js';
import type { WarehouseId } from './warehouse.js';

/** What was counted in a warehouse; items that are not named were not counted. */
export interface Stocktake {
  readonly warehouseId: WarehouseId;
  readonly items: readonly { readonly itemId: ItemId; readonly counted: number }[];
  /** A counting list's number, say. */
  readonly reference: string | null;
}

/**
 * What can be said of a stocktake before anything is locked.
 * @throws DomainError `stock.no_items`, `stock.too_many_items`, `stock.counted_twice`,
 * `stock.count_invalid`
 */
export function expectStocktake({ items }: Stocktake): void {
  if (items.length === 0) throw stockErrors.noItems();
  if (items.length > STOCK_LINES_MAX) throw stockErrors.tooManyItems(STOCK_LINES_MAX);
  const itemIds = items.map(({ itemId }) => itemId);
  const twice = itemIds.filter((itemId, index) => itemIds.indexOf(itemId) < index);
  if (twice.length > 0) throw stockErrors.countedTwice([...new Set(twice)]);
  for (const { counted } of items) StockCount.EMPTY.counted(counted);
}

/**
 * Sets levels to what was counted, whatever is reserved; what agrees with the books stays as it is.
 * @param stock the levels of every item in the warehouse: what they hold is what was expected
 * @returns the document of it, whose lines say by how much each count differed
 * @throws DomainError `text.too_long`, or a rule of {@link expectStocktake}
 */
export function takeStock(
  stock: LockedStock,
  stocktake: Stocktake,
  context: ActionContext,
): StockDocument {
  expectStocktake(stocktake);
  const { warehouseId, reference } = stocktake;
  const items = stocktake.items.map(({ itemId, counted }) => ({
    itemId,
    quantity: counted - stock.at(itemId, warehouseId).onHand,
    counted,
  }));
  const input = { kind: 'stocktake', warehouseId, note: reference, items } as const;
  const document = StockDocument.create(input, context);
  const { id: stocktakeId, note } = document;
  for (const { itemId, counted } of items) {
    stock.at(itemId, warehouseId).count(counted, { stocktakeId, note }, context);
  }
  return document;
}
