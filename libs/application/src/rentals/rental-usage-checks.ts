import type { UsageCheck } from '@strata/application-kit';
import {
  customerErrors,
  itemErrors,
  warehouseErrors,
  type CustomerId,
  type ItemId,
  type WarehouseId,
} from '@strata/domain';
import type { RentalsRepositories } from './rental-repositories.js';

const ratedItem: UsageCheck<RentalsRepositories, ItemId> = {
  of: 'item',
  isUsed: async (itemId, { ratePlans }) => (await ratePlans.getByItems([itemId])).length > 0,
  inUse: itemErrors.hasRatePlan,
};

const renter: UsageCheck<RentalsRepositories, CustomerId> = {
  of: 'customer',
  isUsed: (customerId, { rentalAgreements }) => rentalAgreements.isOpenFor({ customerId }),
  inUse: customerErrors.hasOpenRentals,
};

const rentedItem: UsageCheck<RentalsRepositories, ItemId> = {
  of: 'item',
  isUsed: (itemId, { rentalAgreements }) => rentalAgreements.isOpenFor({ itemId }),
  inUse: itemErrors.hasOpenRentals,
};

const rentingWarehouse: UsageCheck<RentalsRepositories, WarehouseId> = {
  of: 'warehouse',
  isUsed: (warehouseId, { rentalAgreements }) => rentalAgreements.isOpenFor({ warehouseId }),
  inUse: warehouseErrors.hasOpenRentals,
};

/** What rentals still need. */
export const rentalUsageChecks = [ratedItem, renter, rentedItem, rentingWarehouse] as const;
