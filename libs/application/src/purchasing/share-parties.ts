import {
  purchasingErrors,
  type ItemId,
  type NewPurchaseLine,
  type Vendor,
  type VendorId,
  type WarehouseId,
} from '@strata/domain';
import { shareStockOwners } from '../inventory/share-stock-owners.js';
import type { PurchasingRepositories } from './purchasing-repositories.js';

/** What is ordered of an item. */
export interface OrderedItem {
  readonly itemId: ItemId;
  readonly quantity: number;
  /** Decimal text. */
  readonly unitCost: string;
}

/** Whom and what an order is of, where it is said. */
export interface NamedParties {
  readonly vendorId?: VendorId | undefined;
  readonly warehouseId?: WarehouseId | undefined;
  readonly items?: readonly OrderedItem[] | undefined;
}

/** Whom and what an order is of, as they are called now. */
export interface Parties {
  readonly vendor: Vendor | undefined;
  readonly items: readonly NewPurchaseLine[] | undefined;
}

/**
 * Makes sure that vendor, items and warehouse are there and stay, in the order of all locks.
 * @throws DomainError `purchase_order.vendor_unknown`, `item.unknown`, `warehouse.unknown`
 */
export async function shareParties(
  tx: Pick<PurchasingRepositories, 'vendors' | 'items' | 'warehouses'>,
  { vendorId, warehouseId, items }: NamedParties,
): Promise<Parties> {
  const itemIds = (items ?? []).map(({ itemId }) => itemId);
  // Asked together, and locked in this order.
  const [vendor, found] = await Promise.all([
    vendorId === undefined ? undefined : tx.vendors.getByIdForShare(vendorId),
    shareStockOwners(tx, itemIds, warehouseId === undefined ? [] : [warehouseId]),
  ]);
  if (vendor === null && vendorId !== undefined) throw purchasingErrors.vendorUnknown(vendorId);
  const byId = new Map(found.map((item) => [item.id, item]));
  const lines = items?.flatMap((line) => {
    const item = byId.get(line.itemId);
    return item ? [{ ...line, item }] : [];
  });
  return { vendor: vendor ?? undefined, items: lines };
}
