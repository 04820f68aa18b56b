import { presentBaseFields } from '@strata/api-kit';
import type { GoodsReceiptView, PurchaseOrderView } from '@strata/application';
import type { WithoutLines } from '@strata/application-kit';
import type { PurchaseLineSnapshot, ReceivedLine } from '@strata/domain';

/** A purchase order, to the wire; as listed it has no lines unless they were asked for. */
export function presentPurchaseOrder(order: WithoutLines<PurchaseOrderView>) {
  return {
    ...presentBaseFields(order),
    number: order.number,
    vendor_id: order.vendorId,
    vendor_name: order.vendorName,
    warehouse_id: order.warehouseId,
    currency: order.currency,
    expected_on: order.expectedOn,
    status: order.status,
    items: order.items?.map(presentLine),
  };
}

function presentLine(line: PurchaseLineSnapshot) {
  return {
    id: line.id,
    item_id: line.itemId,
    sku: line.sku,
    name: line.name,
    ordered: line.ordered,
    received: line.received,
    unit_cost: line.unitCost,
  };
}

/** A goods receipt, to the wire; likewise. */
export function presentGoodsReceipt(receipt: WithoutLines<GoodsReceiptView>) {
  return {
    ...presentBaseFields(receipt),
    purchase_order_id: receipt.purchaseOrderId,
    warehouse_id: receipt.warehouseId,
    currency: receipt.currency,
    reference: receipt.reference,
    items: receipt.items?.map(presentReceivedLine),
  };
}

function presentReceivedLine(line: ReceivedLine) {
  return {
    purchase_order_item_id: line.purchaseOrderItemId,
    item_id: line.itemId,
    sku: line.sku,
    name: line.name,
    quantity: line.quantity,
    unit_cost: line.unitCost,
  };
}
