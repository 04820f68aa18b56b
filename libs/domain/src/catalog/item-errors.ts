import { defineErrors } from '@strata/domain-kit';

/** Errors of the catalog context. */
export const itemErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'item.not_found',
    message: (id: string) => `There is no item ${id}.`,
  },
  /** For ids inside a body: the request is wrong, not the address it was sent to. */
  unknown: {
    kind: 'invalid',
    code: 'item.unknown',
    message: (ids: readonly string[]) => `There is no item ${ids.join(', ')}.`,
    details: (itemIds: readonly string[]) => ({ itemIds }),
  },
  vendorUnknown: {
    kind: 'invalid',
    code: 'item.vendor_unknown',
    message: (id: string) => `There is no vendor ${id}.`,
  },
  skuTaken: {
    kind: 'conflict',
    code: 'item.sku_taken',
    message: (sku: string) => `Another item has the SKU ${sku}.`,
  },
  priceNegative: {
    kind: 'invalid',
    code: 'item.price_negative',
    message: () => 'The price of an item must not be negative.',
  },
  hasStock: {
    kind: 'conflict',
    code: 'item.has_stock',
    message: (id: string) => `Item ${id} is still in stock.`,
  },
  hasOpenSales: {
    kind: 'conflict',
    code: 'item.has_open_sales',
    message: (id: string) => `Item ${id} is part of a sale that is still open.`,
  },
});
