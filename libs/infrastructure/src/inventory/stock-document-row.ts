import type { StockDocumentSnapshot } from '@strata/domain';
import { BASE_SELECT } from '@strata/infrastructure-kit';

/** A document without its lines, in the shape of its snapshot. */
export const STOCK_DOCUMENT_SELECT = `id, kind, warehouse_id AS "warehouseId",
  to_warehouse_id AS "toWarehouseId", note, ${BASE_SELECT}`;

/**
 * The lines of a document: what was counted, or else its movements in the order of their ids, which
 * is the one that they were made in; what arrives by a transfer is what left.
 */
export const STOCK_DOCUMENT_ITEMS = `(CASE stock_documents.kind WHEN 'stocktake' THEN
    (SELECT jsonb_agg(jsonb_build_object('itemId', line.item_id, 'quantity', line.difference,
                                         'counted', line.counted) ORDER BY line.position)
       FROM stocktake_lines AS line WHERE line.stock_document_id = stock_documents.id)
  ELSE
    (SELECT jsonb_agg(jsonb_build_object('itemId', line.item_id, 'counted', NULL, 'quantity',
                        CASE line.kind WHEN 'transferred_out' THEN -line.on_hand_delta
                                       ELSE line.on_hand_delta END) ORDER BY line.id)
       FROM stock_movements AS line
      WHERE line.cause_id = stock_documents.id AND line.kind <> 'transferred_in')
  END)`;

/** A row as {@link STOCK_DOCUMENT_SELECT} and {@link STOCK_DOCUMENT_ITEMS} give it. */
export type StockDocumentRow = StockDocumentSnapshot;

/** The rows of the lines of a stocktake; those of other documents are their movements. */
export function toCountRows({ id: stockDocumentId, items }: StockDocumentSnapshot) {
  return items.flatMap(({ itemId, quantity: difference, counted }, position) =>
    counted === null ? [] : [{ stockDocumentId, position, itemId, difference, counted }],
  );
}
