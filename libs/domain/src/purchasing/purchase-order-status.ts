/** Where a purchase order is on its way. */
export const PURCHASE_ORDER_STATUSES = [
  'draft',
  'ordered',
  'partially_received',
  'received',
  'cancelled',
  'closed',
] as const;

/** One of {@link PURCHASE_ORDER_STATUSES}. */
export type PurchaseOrderStatus = (typeof PURCHASE_ORDER_STATUSES)[number];

/** Whether something is still to come of an order, so that it needs its vendor, items and warehouse. */
export function isOpenStatus(status: PurchaseOrderStatus): boolean {
  return status === 'draft' || status === 'ordered' || status === 'partially_received';
}
