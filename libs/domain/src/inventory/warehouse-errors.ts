import { defineErrors } from '@strata/domain-kit';

/** Errors about warehouses themselves. */
export const warehouseErrors = defineErrors({
  notFound: {
    kind: 'not_found',
    code: 'warehouse.not_found',
    message: (id: string) => `There is no warehouse ${id}.`,
  },
  /** For ids inside a body: the request is wrong, not the address it was sent to. */
  unknown: {
    kind: 'invalid',
    code: 'warehouse.unknown',
    message: (ids: readonly string[]) => `There is no warehouse ${ids.join(', ')}.`,
    details: (warehouseIds: readonly string[]) => ({ warehouseIds }),
  },
  codeTaken: {
    kind: 'conflict',
    code: 'warehouse.code_taken',
    message: (code: string) => `Another warehouse has the code ${code}.`,
  },
  hasOpenPurchaseOrders: {
    kind: 'conflict',
    code: 'warehouse.has_open_purchase_orders',
    message: (id: string) => `Goods of an open purchase order are to come to warehouse ${id}.`,
  },
  hasStock: {
    kind: 'conflict',
    code: 'warehouse.has_stock',
    message: (id: string) => `Warehouse ${id} still has stock.`,
  },
  hasFleet: {
    kind: 'conflict',
    code: 'warehouse.has_fleet',
    message: (id: string) => `Warehouse ${id} still has pieces for rent.`,
  },
  hasPromises: {
    kind: 'conflict',
    code: 'warehouse.has_promises',
    message: (id: string) => `Pieces of warehouse ${id} are promised to rentals.`,
  },
  hasOpenRentals: {
    kind: 'conflict',
    code: 'warehouse.has_open_rentals',
    message: (id: string) => `Warehouse ${id} has a rental agreement that is still open.`,
  },
});
