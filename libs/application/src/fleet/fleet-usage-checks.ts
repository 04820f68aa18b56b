import type { UsageCheck } from '@strata/application-kit';
import { itemErrors, warehouseErrors, type ItemId, type WarehouseId } from '@strata/domain';
import type { FleetRepositories } from './fleet-repositories.js';

const ownedItem: UsageCheck<FleetRepositories, ItemId> = {
  of: 'item',
  isUsed: (itemId, { fleet }) => fleet.isOwned({ itemId }),
  inUse: itemErrors.hasFleet,
};

const owningWarehouse: UsageCheck<FleetRepositories, WarehouseId> = {
  of: 'warehouse',
  isUsed: (warehouseId, { fleet }) => fleet.isOwned({ warehouseId }),
  inUse: warehouseErrors.hasFleet,
};

const promisedItem: UsageCheck<FleetRepositories, ItemId> = {
  of: 'item',
  isUsed: (itemId, { fleet }) => fleet.isPromised({ itemId }),
  inUse: itemErrors.isPromised,
};

const promisingWarehouse: UsageCheck<FleetRepositories, WarehouseId> = {
  of: 'warehouse',
  isUsed: (warehouseId, { fleet }) => fleet.isPromised({ warehouseId }),
  inUse: warehouseErrors.hasPromises,
};

/** What the fleet still needs. */
export const fleetUsageChecks = [
  ownedItem,
  owningWarehouse,
  promisedItem,
  promisingWarehouse,
] as const;
