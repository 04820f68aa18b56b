import { calendarDay, id, ListFormat, text } from '@strata/api-kit';
import {
  GOODS_RECEIPT_SORT_KEYS,
  PURCHASE_ORDER_SORT_KEYS,
  type GoodsReceiptFilter,
  type PurchaseOrderFilter,
} from '@strata/application';
import { DOCUMENT_NUMBER_MAX_LENGTH, type PurchaseOrderStatus } from '@strata/domain';
import Joi from 'joi';
import { purchaseOrderStatus } from './purchase-order-schemas.js';

interface Filters {
  readonly number?: string;
  readonly vendor_id?: string;
  readonly item_id?: string;
  readonly warehouse_id?: string;
  readonly status?: PurchaseOrderStatus;
  readonly open?: boolean;
  readonly expected_before?: string;
}

/** How lists of purchase orders are asked for. */
export const purchaseOrderFormat = new ListFormat(
  'purchase_orders',
  {
    number: text(DOCUMENT_NUMBER_MAX_LENGTH)
      .uppercase()
      .description('The whole number, whatever the case.'),
    vendor_id: id(),
    item_id: id().description('In any line.'),
    warehouse_id: id(),
    status: purchaseOrderStatus,
    open: Joi.boolean().description('Whether something is still to come, be it a draft.'),
    expected_before: calendarDay().description('Expected before this day.'),
  },
  PURCHASE_ORDER_SORT_KEYS,
  (given: Filters): PurchaseOrderFilter => ({
    number: given.number,
    vendorId: given.vendor_id,
    itemId: given.item_id,
    warehouseId: given.warehouse_id,
    status: given.status,
    open: given.open,
    expectedBefore: given.expected_before,
  }),
  true,
);

/** How lists of goods receipts are asked for, of one order. */
export const goodsReceiptFormat = new ListFormat(
  'goods_receipts',
  {},
  GOODS_RECEIPT_SORT_KEYS,
  (): GoodsReceiptFilter => ({}),
  true,
);
