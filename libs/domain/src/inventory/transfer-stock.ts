import type { ItemId } from '../catalog/item.js';
import type { ActionContext } from '@strata/domain-kit';
import { allocateStock } from './allocate-stock.js';
import type { LockedStock } from './locked-stock.js';
import { StockDocument } from './stock-document.js';
import { stockErrors } from './stock-errors.js';
import { expectStockLines, type StockLine } from './stock-lines.js';
import type { WarehouseId } from './warehouse.js';

/** What goes from where to where. */
export interface StockTransfer {
  readonly fromWarehouseId: WarehouseId;
  readonly toWarehouseId: WarehouseId;
  readonly items: readonly StockLine[];
}

/**
 * What can be said of a transfer before anything is locked.
 * @throws DomainError `stock.same_warehouse`, or a rule of {@link expectStockLines}
 */
export function expectTransfer({ fromWarehouseId, toWarehouseId, items }: StockTransfer): void {
  if (fromWarehouseId === toWarehouseId) throw stockErrors.sameWarehouse();
  expectStockLines(items);
}

/**
 * Moves all items or none, never more than is available; records `inventory.transferred` for each.
 * @param stock the levels of every item in both warehouses
 * @returns the document of it, with one line for each item
 * @throws DomainError `stock.insufficient` that lists every short item, `stock.level_overflow`, or
 * a rule of {@link expectTransfer}; then the levels are to be thrown away
 */
export function transferStock(
  stock: LockedStock,
  transfer: StockTransfer,
  context: ActionContext,
): StockDocument {
  expectTransfer(transfer);
  const { fromWarehouseId, toWarehouseId } = transfer;
  const lines = linesByItem(transfer.items);
  allocateStock(
    lines.map((line) => ({ ...line, warehouseId: fromWarehouseId })),
    lines.map(({ itemId }) => stock.at(itemId, fromWarehouseId)),
  );
  const document = StockDocument.create(
    {
      kind: 'transfer',
      warehouseId: fromWarehouseId,
      toWarehouseId,
      note: null,
      items: lines.map((line) => ({ ...line, counted: null })),
    },
    context,
  );
  const transferId = document.id;
  for (const { itemId, quantity } of lines) {
    const [from, to] = [stock.at(itemId, fromWarehouseId), stock.at(itemId, toWarehouseId)];
    const cost = from.transferOut(quantity, { transferId, toWarehouseId }, context);
    to.transferIn(quantity, { transferId, cost }, context);
  }
  return document;
}

function linesByItem(lines: readonly StockLine[]): readonly StockLine[] {
  const totals = new Map<ItemId, number>();
  for (const { itemId, quantity } of lines) {
    totals.set(itemId, (totals.get(itemId) ?? 0) + quantity);
  }
  return [...totals].map(([itemId, quantity]) => ({ itemId, quantity }));
}
