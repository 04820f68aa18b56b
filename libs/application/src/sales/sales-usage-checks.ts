import type { UsageCheck } from '@strata/application-kit';
import { customerErrors, itemErrors, type CustomerId, type ItemId } from '@strata/domain';
import type { SalesRepositories } from './sales-repositories.js';

const buyer: UsageCheck<SalesRepositories, CustomerId> = {
  of: 'customer',
  isUsed: (customerId, { sales }) => sales.isOpenFor({ customerId }),
  inUse: customerErrors.hasOpenSales,
};

const soldItem: UsageCheck<SalesRepositories, ItemId> = {
  of: 'item',
  isUsed: (itemId, { sales }) => sales.isOpenFor({ itemId }),
  inUse: itemErrors.hasOpenSales,
};

/** What open sales still need. */
export const salesUsageChecks = [buyer, soldItem] as const;
