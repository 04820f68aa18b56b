import type { ListedStockDocument } from '@strata/application';
import { presentBaseFields } from '@strata/api-kit';

/** A receipt, to the wire; as listed it has no lines unless they were asked for. */
export function presentReceipt(receipt: ListedStockDocument) {
  return {
    ...presentBaseFields(receipt),
    warehouse_id: receipt.warehouseId,
    reference: receipt.note,
    items: receipt.items?.map(presentPieces),
  };
}

/** An adjustment, to the wire, with its one line. */
export function presentAdjustment(adjustment: ListedStockDocument) {
  const [line] = adjustment.items ?? [];
  if (!line) throw new RangeError('An adjustment is of one item, which comes with it.');
  return {
    ...presentBaseFields(adjustment),
    warehouse_id: adjustment.warehouseId,
    item_id: line.itemId,
    quantity_delta: line.quantity,
    reason: adjustment.note,
  };
}

/** A transfer, to the wire; its lines as those of a receipt. */
export function presentTransfer(transfer: ListedStockDocument) {
  return {
    ...presentBaseFields(transfer),
    from_warehouse_id: transfer.warehouseId,
    to_warehouse_id: transfer.toWarehouseId,
    items: transfer.items?.map(presentPieces),
  };
}

/** A stocktake, to the wire; likewise. */
export function presentStocktake(stocktake: ListedStockDocument) {
  return {
    ...presentBaseFields(stocktake),
    warehouse_id: stocktake.warehouseId,
    reference: stocktake.note,
    items: stocktake.items?.map(({ itemId, quantity, counted }) => ({
      item_id: itemId,
      expected: (counted ?? 0) - quantity,
      counted,
      difference: quantity,
    })),
  };
}

function presentPieces({ itemId, quantity }: { itemId: string; quantity: number }) {
  return { item_id: itemId, quantity };
}
