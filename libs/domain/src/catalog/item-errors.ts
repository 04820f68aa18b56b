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
  hasFleet: {
    kind: 'conflict',
    code: 'item.has_fleet',
    message: (id: string) => `Item ${id} still has pieces for rent.`,
  },
  hasOpenPurchaseOrders: {
    kind: 'conflict',
    code: 'item.has_open_purchase_orders',
    message: (id: string) => `Item ${id} is part of a purchase order that is still open.`,
  },
  isPromised: {
    kind: 'conflict',
    code: 'item.is_promised',
    message: (id: string) => `Pieces of item ${id} are promised to rentals.`,
  },
  hasOpenSales: {
    kind: 'conflict',
    code: 'item.has_open_sales',
    message: (id: string) => `Item ${id} is part of a sale that is still open.`,
  },
  hasRatePlan: {
    kind: 'conflict',
    code: 'item.has_rate_plan',
    message: (id: string) => `Item ${id} has a rate plan.`,
  },
  hasOpenRentals: {
    kind: 'conflict',
    code: 'item.has_open_rentals',
    message: (id: string) => `Item ${id} is part of a rental agreement that is still open.`,
  },
});
