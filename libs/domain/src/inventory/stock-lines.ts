import type { ItemId } from '../catalog/item.js';
import { Quantity } from '@strata/domain-kit';
import { stockErrors } from './stock-errors.js';

/** Pieces of one item; several lines of the same item count together. */
export interface StockLine {
  readonly itemId: ItemId;
  readonly quantity: number;
}

/** The most lines that one receipt, transfer or stocktake books at once. */
export const STOCK_LINES_MAX = 200;

/**
 * What can be said of the lines of a receipt or transfer before anything is locked.
 * @throws DomainError `stock.no_items`, `stock.too_many_items`, `quantity.invalid`
 */
export function expectStockLines(lines: readonly StockLine[]): void {
  if (lines.length === 0) throw stockErrors.noItems();
  if (lines.length > STOCK_LINES_MAX) throw stockErrors.tooManyItems(STOCK_LINES_MAX);
  for (const { quantity } of lines) Quantity.of(quantity);
}
