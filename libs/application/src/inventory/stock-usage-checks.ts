import type { UsageCheck } from '@strata/application-kit';
import { itemErrors, type ItemId } from '@strata/domain';
import type { InventoryRepositories } from './inventory-repositories.js';

const stockedItem: UsageCheck<InventoryRepositories, ItemId> = {
  of: 'item',
  isUsed: (itemId, { stock }) => stock.isStocked({ itemId }),
  inUse: itemErrors.hasStock,
};

/** What stock still needs. */
export const stockUsageChecks = [stockedItem] as const;
