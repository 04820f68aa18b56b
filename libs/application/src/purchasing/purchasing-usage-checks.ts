import type { UsageCheck } from '@strata/application-kit';
import {
  itemErrors,
  vendorErrors,
  warehouseErrors,
  type ItemId,
  type VendorId,
  type WarehouseId,
} from '@strata/domain';
import type { PurchasingRepositories } from './purchasing-repositories.js';

const supplier: UsageCheck<PurchasingRepositories, VendorId> = {
  of: 'vendor',
  isUsed: (vendorId, { purchaseOrders }) => purchaseOrders.isOpenFor({ vendorId }),
  inUse: vendorErrors.hasOpenPurchaseOrders,
};

const orderedItem: UsageCheck<PurchasingRepositories, ItemId> = {
  of: 'item',
  isUsed: (itemId, { purchaseOrders }) => purchaseOrders.isOpenFor({ itemId }),
  inUse: itemErrors.hasOpenPurchaseOrders,
};

const destination: UsageCheck<PurchasingRepositories, WarehouseId> = {
  of: 'warehouse',
  isUsed: (warehouseId, { purchaseOrders }) => purchaseOrders.isOpenFor({ warehouseId }),
  inUse: warehouseErrors.hasOpenPurchaseOrders,
};

/** What open purchase orders still need. */
export const purchasingUsageChecks = [supplier, orderedItem, destination] as const;
