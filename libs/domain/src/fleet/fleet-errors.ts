import { defineErrors } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';

/** One item of which more is asked than is in the house in the condition it takes. */
export interface FleetShortage {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly asked: number;
  /** Pieces in the house that would do. */
  readonly inHouse: number;
}

/** Errors about pieces owned for rent. */
export const fleetErrors = defineErrors({
  exceedsInHouse: {
    kind: 'conflict',
    code: 'fleet.exceeds_in_house',
    message: (shortages: readonly FleetShortage[]) =>
      `There are not enough pieces of ${shortages.length === 1 ? 'an item' : 'some items'} in the house.`,
    details: (shortages: readonly FleetShortage[]) => ({ shortages }),
  },
  exceedsOut: {
    kind: 'conflict',
    code: 'fleet.exceeds_out',
    message: (asked: number, out: number) =>
      `${asked} pieces cannot come back of ${out} that are out.`,
    details: (asked: number, out: number) => ({ asked, out }),
  },
  levelOverflow: {
    kind: 'conflict',
    code: 'fleet.level_overflow',
    message: (max: number) => `A fleet holds at most ${max} pieces of an item in a warehouse.`,
    details: (max: number) => ({ max }),
  },
  deltaInvalid: {
    kind: 'invalid',
    code: 'fleet.delta_invalid',
    message: (max: number) => `A change is a whole number from -${max} to ${max}, not 0.`,
  },
  tooManyItems: {
    kind: 'invalid',
    code: 'fleet.too_many_items',
    message: (max: number) => `At most ${max} lines can be booked at once.`,
    details: (max: number) => ({ max }),
  },
  serialsRequired: {
    kind: 'invalid',
    code: 'fleet.serials_required',
    message: (itemId: string) =>
      `Item ${itemId} is kept by serial number there: name every piece, and each once.`,
    details: (itemId: string) => ({ itemId }),
  },
  notSerialized: {
    kind: 'conflict',
    code: 'fleet.not_serialized',
    message: (itemId: string) =>
      `Item ${itemId} is kept without serial numbers there: no piece can be named.`,
    details: (itemId: string) => ({ itemId }),
  },
  serialTaken: {
    kind: 'conflict',
    code: 'fleet.serial_taken',
    message: (serialNumbers: readonly string[]) =>
      `The item has other pieces of the serial number ${serialNumbers.join(', ')}.`,
    details: (serialNumbers: readonly string[]) => ({ serialNumbers }),
  },
  /** For ids inside a body. */
  assetUnknown: {
    kind: 'invalid',
    code: 'fleet.asset_unknown',
    message: (ids: readonly string[]) =>
      `The fleet has no piece ${ids.join(', ')} of that item in that warehouse.`,
    details: (assetIds: readonly string[]) => ({ assetIds }),
  },
  levelNotFound: {
    kind: 'not_found',
    code: 'fleet.level_not_found',
    message: (id: string) => `There is no level of the fleet ${id}.`,
  },
  assetNotFound: {
    kind: 'not_found',
    code: 'fleet.asset_not_found',
    message: (id: string) => `There is no asset ${id}.`,
  },
  assetOut: {
    kind: 'conflict',
    code: 'fleet.asset_out',
    message: (serialNumber: string) => `${serialNumber} is out.`,
    details: (serialNumber: string) => ({ serialNumber }),
  },
  assetInHouse: {
    kind: 'conflict',
    code: 'fleet.asset_in_house',
    message: (serialNumber: string) => `${serialNumber} is in the house.`,
    details: (serialNumber: string) => ({ serialNumber }),
  },
  assetUnserviceable: {
    kind: 'conflict',
    code: 'fleet.asset_unserviceable',
    message: (serialNumber: string) => `${serialNumber} is not fit for use.`,
    details: (serialNumber: string) => ({ serialNumber }),
  },
  assetServiceable: {
    kind: 'conflict',
    code: 'fleet.asset_serviceable',
    message: (serialNumber: string) => `${serialNumber} is fit for use already.`,
    details: (serialNumber: string) => ({ serialNumber }),
  },
});
