import { defineErrors } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';

/** A line of which more came than is still to come. */
export interface ExceededLine {
  readonly purchaseOrderItemId: string;
  readonly itemId: ItemId;
  /** All that was to be received of it, over every mention of the line. */
  readonly asked: number;
  /** Ordered and not received. */
  readonly outstanding: number;
}

/** Errors of the purchasing context. */
export const purchasingErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'purchase_order.not_found',
    message: (id: string) => `There is no purchase order ${id}.`,
  },
  receiptNotFound: {
    kind: 'not_found',
    code: 'goods_receipt.not_found',
    message: (id: string) => `There is no goods receipt ${id}.`,
  },
  vendorUnknown: {
    kind: 'invalid',
    code: 'purchase_order.vendor_unknown',
    message: (id: string) => `There is no vendor ${id}.`,
    details: () => ({ field: 'vendor_id' }),
  },
  currencyForeign: {
    kind: 'invalid',
    code: 'purchase_order.currency_foreign',
    message: (currency: string, own: string) =>
      `Stock is valued in ${own}, so it cannot be ordered in ${currency}.`,
    details: () => ({ field: 'currency' }),
  },
  noItems: {
    kind: 'invalid',
    code: 'purchase_order.no_items',
    message: () => 'Name at least one item.',
    details: () => ({ field: 'items' }),
  },
  tooManyItems: {
    kind: 'invalid',
    code: 'purchase_order.too_many_items',
    message: (max: number) => `A purchase order has at most ${max} lines.`,
    details: (max: number) => ({ field: 'items', max }),
  },
  lineUnknown: {
    kind: 'invalid',
    code: 'purchase_order.line_unknown',
    message: (id: string) => `The purchase order has no line ${id}.`,
    details: () => ({ field: 'items' }),
  },
  wrongStatus: {
    kind: 'conflict',
    code: 'purchase_order.wrong_status',
    message: (status: string, needed: string) =>
      `The purchase order is ${status}; only one that is ${needed} can.`,
    details: (status: string, needed: string) => ({ status, needed }),
  },
  exceedsOrdered: {
    kind: 'conflict',
    code: 'purchase_order.exceeds_ordered',
    message: (lines: readonly ExceededLine[]) =>
      `More than was ordered came of ${lines.length === 1 ? 'a line' : 'some lines'}.`,
    details: (lines: readonly ExceededLine[]) => ({ lines }),
  },
});
