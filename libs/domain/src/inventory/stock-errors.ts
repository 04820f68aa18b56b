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

/** Promised pieces that are to leave a warehouse and are not all there. */
export interface MissingPieces {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  /** All that is to leave there. */
  readonly asked: number;
  readonly onHand: number;
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
  levelNotFound: {
    kind: 'not_found',
    code: 'stock.level_not_found',
    message: (id: string) => `There is no level of stock ${id}.`,
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
  exceedsOnHand: {
    kind: 'conflict',
    code: 'stock.exceeds_on_hand',
    message: (asked: number, onHand: number) =>
      `${asked} pieces are to go, but only ${onHand} are on hand.`,
    details: (asked: number, onHand: number) => ({ asked, onHand }),
  },
  short: {
    kind: 'conflict',
    code: 'stock.short',
    message: (shortages: readonly MissingPieces[]) =>
      `Promised pieces of ${shortages.length === 1 ? 'an item' : 'some items'} are missing.`,
    details: (shortages: readonly MissingPieces[]) => ({ shortages }),
  },
  notReserved: {
    kind: 'conflict',
    code: 'stock.not_reserved',
    message: (asked: number, reserved: number) =>
      `${asked} pieces cannot leave a reservation of ${reserved}.`,
    details: (asked: number, reserved: number) => ({ asked, reserved }),
  },
  costNegative: {
    kind: 'invalid',
    code: 'stock.cost_negative',
    message: () => 'A unit cost must not be negative.',
    details: () => ({ field: 'items' }),
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
  countInvalid: {
    kind: 'invalid',
    code: 'stock.count_invalid',
    message: (max: number) => `A count is a whole number from 0 to ${max}.`,
    details: (max: number) => ({ max }),
  },
  countedTwice: {
    kind: 'invalid',
    code: 'stock.counted_twice',
    message: (itemIds: readonly ItemId[]) =>
      `A stocktake names each item once; ${itemIds.length === 1 ? 'one is' : 'some are'} named again.`,
    details: (itemIds: readonly ItemId[]) => ({ itemIds }),
  },
  documentNotFound: {
    kind: 'not_found',
    code: 'stock_document.not_found',
    message: (id: string) => `There is no such document ${id}.`,
  },
  sameWarehouse: {
    kind: 'invalid',
    code: 'stock.same_warehouse',
    message: () => 'A transfer goes from one warehouse to another.',
  },
});
