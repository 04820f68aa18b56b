import type { ListQuery, Page, WithoutLines } from '@strata/application-kit';
import type {
  GoodsReceiptFilter,
  GoodsReceiptSortKey,
  GoodsReceiptView,
  PurchaseOrderFilter,
  PurchaseOrderQueries,
  PurchaseOrderSortKey,
  PurchaseOrderView,
} from '@strata/application';
import {
  type ListDefinition,
  ListReader,
  PgResourceQueries,
  type Statements,
} from '@strata/infrastructure-kit';
import { sequenceOf } from '../database/document-sequence.js';
import {
  GOODS_RECEIPT_ITEMS,
  GOODS_RECEIPT_SELECT,
  PURCHASE_ORDER_ITEMS,
  PURCHASE_ORDER_SELECT,
  type GoodsReceiptRow,
  type PurchaseOrderRow,
} from './purchase-order-row.js';

/** Purchase orders as a list. */
export const PURCHASE_ORDERS: ListDefinition<
  PurchaseOrderRow,
  PurchaseOrderView,
  PurchaseOrderFilter,
  PurchaseOrderSortKey
> = {
  select: PURCHASE_ORDER_SELECT,
  items: PURCHASE_ORDER_ITEMS,
  table: 'purchase_orders',
  sortColumns: {
    createdAt: { column: 'created_at', type: 'timestamptz' },
    updatedAt: { column: 'updated_at', type: 'timestamptz' },
    number: { column: sequenceOf('number'), type: 'varchar', toBound: sequenceOf },
    expectedOn: { column: 'expected_on', type: 'date', nullable: true },
  },
  conditions: (
    { number, vendorId, itemId, warehouseId, status, open, expectedBefore },
    parameters,
  ) => [
    ...(number === undefined ? [] : [`number = ${parameters.add(number)}`]),
    ...(vendorId === undefined ? [] : [`vendor_id = ${parameters.add(vendorId, 'uuid')}`]),
    ...(itemId === undefined
      ? []
      : [
          `id IN (SELECT purchase_order_id FROM purchase_order_items
                   WHERE item_id = ${parameters.add(itemId, 'uuid')})`,
        ]),
    ...(warehouseId === undefined ? [] : [`warehouse_id = ${parameters.add(warehouseId, 'uuid')}`]),
    ...(status === undefined ? [] : [`status = ${parameters.add(status)}`]),
    // Said as the conditions of partial indexes are, because a parameter would hide those.
    ...(open === undefined ? [] : [open ? 'is_open' : 'NOT is_open']),
    ...(expectedBefore === undefined
      ? []
      : [`expected_on < ${parameters.add(expectedBefore, 'date')}`]),
  ],
  toView: (row) => row,
};

/** Goods receipts as a list. */
export const GOODS_RECEIPTS: ListDefinition<
  GoodsReceiptRow,
  GoodsReceiptView,
  GoodsReceiptFilter,
  GoodsReceiptSortKey
> = {
  select: GOODS_RECEIPT_SELECT,
  items: GOODS_RECEIPT_ITEMS,
  table: 'goods_receipts',
  sortColumns: { createdAt: { column: 'created_at', type: 'timestamptz' } },
  conditions: ({ id, purchaseOrderId }, parameters) => [
    ...(id === undefined ? [] : [`id = ${parameters.add(id, 'uuid')}`]),
    ...(purchaseOrderId === undefined
      ? []
      : [`purchase_order_id = ${parameters.add(purchaseOrderId, 'uuid')}`]),
  ],
  toView: (row) => row,
};

/** Reads of purchase orders, and of what came of them. */
export class PgPurchaseOrderQueries
  extends PgResourceQueries<
    PurchaseOrderRow,
    PurchaseOrderView,
    PurchaseOrderFilter,
    PurchaseOrderSortKey
  >
  implements PurchaseOrderQueries
{
  readonly #receipts;

  constructor(rows: Statements, lists = rows) {
    super(rows, lists, PURCHASE_ORDERS);
    this.#receipts = new ListReader(lists, GOODS_RECEIPTS);
  }

  receipts(
    query: ListQuery<GoodsReceiptFilter, GoodsReceiptSortKey>,
  ): Promise<Page<WithoutLines<GoodsReceiptView>>> {
    return this.#receipts.list(query);
  }
}
