import type { ListQuery, Page } from '@strata/application-kit';
import {
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
} from '@strata/application-kit/testing';
import { documentSequence } from '@strata/domain';
import type {
  GoodsReceiptFilter,
  GoodsReceiptSortKey,
  GoodsReceiptView,
  PurchaseOrderFilter,
  PurchaseOrderQueries,
  PurchaseOrderSortKey,
  PurchaseOrderView,
} from '../../purchasing/purchasing-queries.js';

/** Reads of purchase orders over the in-memory tables. */
export class InMemoryPurchaseOrderQueries
  extends InMemoryResourceQueries<PurchaseOrderView, PurchaseOrderFilter, PurchaseOrderSortKey>
  implements PurchaseOrderQueries
{
  readonly #receipts;

  constructor(database: InMemoryDatabase) {
    super(
      database,
      'purchase_orders',
      (row, { number, vendorId, itemId, warehouseId, status, open, expectedBefore }) =>
        isValue(row.number, number) &&
        isValue<string>(row.vendorId, vendorId) &&
        (itemId === undefined || row.items.some((line) => line.itemId === itemId)) &&
        isValue<string>(row.warehouseId, warehouseId) &&
        isValue(row.status, status) &&
        isValue(row.isOpen, open) &&
        (expectedBefore === undefined ||
          (row.expectedOn !== null && row.expectedOn < expectedBefore)),
      { number: documentSequence },
    );
    this.#receipts = new InMemoryResourceQueries<
      GoodsReceiptView,
      GoodsReceiptFilter,
      GoodsReceiptSortKey
    >(
      database,
      'goods_receipts',
      (row, { id, purchaseOrderId }) =>
        isValue<string>(row.id, id) && isValue<string>(row.purchaseOrderId, purchaseOrderId),
    );
  }

  receipts(
    query: ListQuery<GoodsReceiptFilter, GoodsReceiptSortKey>,
  ): Promise<Page<GoodsReceiptView>> {
    return this.#receipts.list(query);
  }
}
