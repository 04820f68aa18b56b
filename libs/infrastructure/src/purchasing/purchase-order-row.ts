import type { GoodsReceiptSnapshot, PurchaseOrderSnapshot } from '@strata/domain';
import { amountText, BASE_SELECT } from '@strata/infrastructure-kit';

/** A purchase order without its lines, in the shape of its snapshot. */
export const PURCHASE_ORDER_SELECT = `id, number, vendor_id AS "vendorId", vendor_name AS "vendorName",
  warehouse_id AS "warehouseId", currency, expected_on::text AS "expectedOn", status,
  is_open AS "isOpen", ${BASE_SELECT}`;

/** The lines of a purchase order. */
export const PURCHASE_ORDER_ITEMS = `(SELECT jsonb_agg(jsonb_build_object(
            'id', line.id, 'itemId', line.item_id, 'sku', line.sku, 'name', line.name,
            'ordered', line.ordered, 'received', line.received,
            'unitCost', ${amountText('line.unit_cost', 'purchase_orders.currency')})
          ORDER BY line.position)
     FROM purchase_order_items AS line WHERE line.purchase_order_id = purchase_orders.id)`;

/** What a goods receipt has of its order, which never changes once goods come in. */
const ofOrder = (column: string) =>
  `(SELECT ${column} FROM purchase_orders WHERE id = goods_receipts.purchase_order_id)`;

/** A goods receipt without its lines, likewise. */
export const GOODS_RECEIPT_SELECT = `id, purchase_order_id AS "purchaseOrderId",
  ${ofOrder('warehouse_id')} AS "warehouseId", ${ofOrder('currency')} AS currency, reference, ${BASE_SELECT}`;

/** The lines of a goods receipt. */
export const GOODS_RECEIPT_ITEMS = `(SELECT jsonb_agg(jsonb_build_object(
            'purchaseOrderItemId', line.purchase_order_item_id, 'itemId', ordered.item_id,
            'sku', ordered.sku, 'name', ordered.name, 'quantity', line.quantity,
            'unitCost', ${amountText('ordered.unit_cost', 'goods_receipts.currency')})
          ORDER BY line.position)
     FROM goods_receipt_items AS line
     JOIN purchase_order_items AS ordered ON ordered.id = line.purchase_order_item_id
    WHERE line.goods_receipt_id = goods_receipts.id)`;

/** A row as {@link PURCHASE_ORDER_SELECT} and {@link PURCHASE_ORDER_ITEMS} give it. */
export type PurchaseOrderRow = PurchaseOrderSnapshot;

/** A row as {@link GOODS_RECEIPT_SELECT} and {@link GOODS_RECEIPT_ITEMS} give it. */
export type GoodsReceiptRow = GoodsReceiptSnapshot;

/** The rows of the lines of a purchase order. */
export function toLineRows({ id: purchaseOrderId, items }: PurchaseOrderSnapshot) {
  return items.map((line, position) => ({ ...line, purchaseOrderId, position }));
}
