import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import type { VendorId } from '../vendors/vendor.js';
import type { GoodsReceipt } from './goods-receipt.js';
import type { PurchaseOrderId } from './purchase-order-snapshot.js';
import type { PurchaseOrder } from './purchase-order.js';

/** Whom or what an order needs. */
export type PurchaseOrderParty =
  | { readonly vendorId: VendorId }
  | { readonly itemId: ItemId }
  | { readonly warehouseId: WarehouseId };

/**
 * The purchase orders, as the domain sees the store. Each method is a fixed number of statements, whatever
 * the number of lines.
 */
export interface PurchaseOrderRepository {
  /** A number for an order of that moment, such as `PO-2026-000042`; never given twice, gaps allowed. */
  nextNumber(at: Date): Promise<string>;

  create(order: PurchaseOrder): void;

  getById(id: PurchaseOrderId): Promise<PurchaseOrder | null>;

  /** Like getById, and keeps every other writer of this order out until the transaction ends. */
  getByIdForUpdate(id: PurchaseOrderId): Promise<PurchaseOrder | null>;

  /**
   * Stores the present state, lines included, over the version it was loaded in. The transaction ends with
   * `aggregate.concurrent_update` when the store holds another one.
   */
  update(order: PurchaseOrder): void;

  /** Stores a goods receipt; the order it belongs to is updated besides. */
  addReceipt(receipt: GoodsReceipt): void;

  /** True while something is to come from the vendor, of the item, or to the warehouse; ask with it locked. */
  isOpenFor(party: PurchaseOrderParty): Promise<boolean>;
}
