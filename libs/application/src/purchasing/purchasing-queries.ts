import type {
  GoodsReceiptSnapshot,
  PurchaseOrderSnapshot,
  PurchaseOrderStatus,
} from '@strata/domain';
import type { ListQuery, Page, ResourceQueries, WithoutLines } from '@strata/application-kit';

/** A purchase order as read, lines included. */
export type PurchaseOrderView = PurchaseOrderSnapshot;

/** A goods receipt as read, lines included. */
export type GoodsReceiptView = GoodsReceiptSnapshot;

/** Which purchase orders to list; every condition given must hold. */
export interface PurchaseOrderFilter {
  /** The number, exactly. */
  readonly number?: string | undefined;
  readonly vendorId?: string | undefined;
  /** In any line. */
  readonly itemId?: string | undefined;
  readonly warehouseId?: string | undefined;
  readonly status?: PurchaseOrderStatus | undefined;
  /** Whether something is still to come. */
  readonly open?: boolean | undefined;
  /** Expected before this day, `YYYY-MM-DD`. */
  readonly expectedBefore?: string | undefined;
}

/** What purchase orders can be sorted by. */
export const PURCHASE_ORDER_SORT_KEYS = ['createdAt', 'updatedAt', 'number', 'expectedOn'] as const;

/** One of {@link PURCHASE_ORDER_SORT_KEYS}. */
export type PurchaseOrderSortKey = (typeof PURCHASE_ORDER_SORT_KEYS)[number];

/** Which goods receipts to list; every condition given must hold. */
export interface GoodsReceiptFilter {
  readonly id?: string | undefined;
  readonly purchaseOrderId?: string | undefined;
}

/** What goods receipts can be sorted by. */
export const GOODS_RECEIPT_SORT_KEYS = ['createdAt'] as const;

/** One of {@link GOODS_RECEIPT_SORT_KEYS}. */
export type GoodsReceiptSortKey = (typeof GOODS_RECEIPT_SORT_KEYS)[number];

/** Reads of purchase orders that need no behaviour. */
export interface PurchaseOrderQueries extends ResourceQueries<
  PurchaseOrderView,
  PurchaseOrderFilter,
  PurchaseOrderSortKey,
  WithoutLines<PurchaseOrderView>
> {
  receipts(
    query: ListQuery<GoodsReceiptFilter, GoodsReceiptSortKey>,
  ): Promise<Page<WithoutLines<GoodsReceiptView>>>;
}
