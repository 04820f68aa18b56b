import type { UsageCheck } from '@strata/application-kit';
import { itemErrors, warehouseErrors, type ItemId, type WarehouseId } from '@strata/domain';
import type { InventoryRepositories } from './inventory-repositories.js';

const stockedItem: UsageCheck<InventoryRepositories, ItemId> = {
  of: 'item',
  isUsed: (itemId, { stock }) => stock.isStocked({ itemId }),
  inUse: itemErrors.hasStock,
};

const stockedWarehouse: UsageCheck<InventoryRepositories, WarehouseId> = {
  of: 'warehouse',
  isUsed: (warehouseId, { stock }) => stock.isStocked({ warehouseId }),
  inUse: warehouseErrors.hasStock,
};

/** What stock still needs. */
export const stockUsageChecks = [stockedItem, stockedWarehouse] as const;
