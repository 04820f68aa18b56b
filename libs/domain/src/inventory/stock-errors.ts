import type { ItemId } from '../catalog/item.js';
import { defineErrors } from '@strata/domain-kit';
import type { WarehouseId } from './warehouse.js';

/** One item of which more is asked than there is. */
export interface StockShortage {
  readonly itemId: ItemId;
  /** Where it is short; null when all warehouses together do not have enough. */
  readonly warehouseId: WarehouseId | null;
  /** All that is asked, over every line of the item. */
  readonly asked: number;
  readonly available: number;
}

/** Errors about stock and its movements. */
export const stockErrors = defineErrors({
  insufficient: {
    kind: 'conflict',
    code: 'stock.insufficient',
    message: (shortages: readonly StockShortage[]) =>
      `There is not enough stock of ${shortages.length === 1 ? 'an item' : 'some items'}.`,
    details: (shortages: readonly StockShortage[]) => ({ shortages }),
  },
  levelOverflow: {
    kind: 'conflict',
    code: 'stock.level_overflow',
    message: (max: number) => `A warehouse holds at most ${max} pieces of an item.`,
    details: (max: number) => ({ max }),
  },
  deltaInvalid: {
    kind: 'invalid',
    code: 'stock.delta_invalid',
    message: (max: number) => `An adjustment is a whole number from -${max} to ${max}, not 0.`,
  },
  exceedsAvailable: {
    kind: 'conflict',
    code: 'stock.exceeds_available',
    message: (asked: number, available: number) =>
      `${asked} pieces are asked for, but only ${available} are available.`,
    details: (asked: number, available: number) => ({ asked, available }),
  },
  notReserved: {
    kind: 'conflict',
    code: 'stock.not_reserved',
    message: (asked: number, reserved: number) =>
      `${asked} pieces cannot leave a reservation of ${reserved}.`,
    details: (asked: number, reserved: number) => ({ asked, reserved }),
  },
  noItems: {
    kind: 'invalid',
    code: 'stock.no_items',
    message: () => 'Name at least one item.',
  },
  tooManyItems: {
    kind: 'invalid',
    code: 'stock.too_many_items',
    message: (max: number) => `At most ${max} lines can be booked at once.`,
    details: (max: number) => ({ max }),
  },
  sameWarehouse: {
    kind: 'invalid',
    code: 'stock.same_warehouse',
    message: () => 'A transfer goes from one warehouse to another.',
  },
});
