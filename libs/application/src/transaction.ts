import {
  usageOf,
  type CommandRepositories,
  type MessagingTransaction,
  type RepositoriesOf,
  type Together,
  type TransactionOf,
  type Usage,
  type UsageCheck,
} from '@strata/application-kit';
import type { ContactOwners, ContactOwnerType } from '@strata/domain';
import type { COLLECTIONS } from './collections.js';
import { fleetUsageChecks } from './fleet/fleet-usage-checks.js';
import { stockUsageChecks } from './inventory/stock-usage-checks.js';
import { purchasingUsageChecks } from './purchasing/purchasing-usage-checks.js';
import { rentalUsageChecks } from './rentals/rental-usage-checks.js';
import { salesUsageChecks } from './sales/sales-usage-checks.js';
import type { Slices } from './slices.js';

type SliceRepositories = Together<Slices[keyof Slices]['repositories']>;

/** What a store has: a repository for each collection, and those of the slices. */
export interface StoredRepositories
  extends
    CommandRepositories,
    MessagingTransaction,
    Omit<RepositoriesOf<typeof COLLECTIONS>, keyof SliceRepositories>,
    SliceRepositories {}

/** Where the owners of contact numbers are. */
const OWNERS = {
  Customer: 'customers',
  Vendor: 'vendors',
  Warehouse: 'warehouses',
} as const satisfies Readonly<Record<ContactOwnerType, keyof typeof COLLECTIONS>>;

/** What contexts contribute for others to ask before they delete. */
export const USAGE_CHECKS: readonly UsageCheck<StoredRepositories>[] = [
  ...stockUsageChecks,
  ...purchasingUsageChecks,
  ...fleetUsageChecks,
  ...salesUsageChecks,
  ...rentalUsageChecks,
];

/** What a context is told of others that it does not know; made of repositories, so alike in every store. */
export const reverseSlices = {
  contactOwners: (_session: unknown, tx: StoredRepositories): ContactOwners => ({
    share: async ({ entityType, entityId }) => {
      // Its type says whose id it is.
      const owner = await tx[OWNERS[entityType]].getByIdForShare(entityId as never);
      return owner !== null;
    },
  }),
  usage: (_session: unknown, tx: StoredRepositories): Usage => usageOf(USAGE_CHECKS, tx),
};

/** Everything that one transaction offers. */
export interface Transaction extends StoredRepositories, TransactionOf<typeof reverseSlices> {}
