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
  hasStock: {
    kind: 'conflict',
    code: 'warehouse.has_stock',
    message: (id: string) => `Warehouse ${id} still has stock.`,
  },
});
