import type { WarehouseId } from '../inventory/warehouse.js';
import type { AggregateSnapshot, EntityId } from '@strata/domain-kit';
import type { Vendor, VendorId } from '../vendors/vendor.js';
import type { NewPurchaseLine, PurchaseLineSnapshot } from './purchase-line.js';
import type { PurchaseOrderStatus } from './purchase-order-status.js';

/** The identity of a purchase order. */
export type PurchaseOrderId = EntityId<'PurchaseOrder'>;

/** A purchase order as stored. */
export interface PurchaseOrderSnapshot extends AggregateSnapshot<'PurchaseOrder'> {
  /** For people, such as `PO-2026-000042`. */
  readonly number: string;
  readonly vendorId: VendorId;
  /** As the vendor was called when they were put into the order. */
  readonly vendorName: string;
  /** Where the goods are to come in. */
  readonly warehouseId: WarehouseId;
  readonly currency: string;
  /** `YYYY-MM-DD`, where the company is; null when nobody said. */
  readonly expectedOn: string | null;
  readonly status: PurchaseOrderStatus;
  /** Something is still to come of it. */
  readonly isOpen: boolean;
  readonly items: readonly PurchaseLineSnapshot[];
}

/** What makes a new purchase order. */
export interface NewPurchaseOrder {
  readonly vendor: Pick<Vendor, 'id' | 'name'>;
  readonly warehouseId: WarehouseId;
  /** `STOCK_CURRENCY`, which it is when absent. */
  readonly currency?: string | undefined;
  readonly expectedOn?: string | null | undefined;
  readonly items: readonly NewPurchaseLine[];
}

/** A change of a draft: what is absent stays, null clears, lines are replaced whole. */
export type PurchaseOrderChange = {
  readonly [Field in keyof NewPurchaseOrder]?: NewPurchaseOrder[Field] | undefined;
};
