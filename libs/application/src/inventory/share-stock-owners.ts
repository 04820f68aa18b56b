import {
  itemErrors,
  warehouseErrors,
  type Item,
  type ItemId,
  type WarehouseId,
} from '@strata/domain';
import type { InventoryRepositories } from './inventory-repositories.js';

/**
 * Makes sure that items and warehouses are there and stay, in the order of all locks.
 * @returns the items, each once
 * @throws DomainError `item.unknown`, `warehouse.unknown`, naming those that are not
 */
export async function shareStockOwners(
  tx: Pick<InventoryRepositories, 'items' | 'warehouses'>,
  itemIds: readonly ItemId[],
  warehouseIds: readonly WarehouseId[],
): Promise<readonly Item[]> {
  // Asked together, and locked in this order.
  const [foundItems, foundWarehouses] = await Promise.all([
    tx.items.getByIdsForShare(itemIds),
    tx.warehouses.getByIdsForShare(warehouseIds),
  ]);
  const items = new Set(foundItems.map(({ id }) => id));
  const missingItems = itemIds.filter((id) => !items.has(id));
  if (missingItems.length > 0) throw itemErrors.unknown([...new Set(missingItems)]);
  const warehouses = new Set(foundWarehouses.map(({ id }) => id));
  const missing = warehouseIds.filter((id) => !warehouses.has(id));
  if (missing.length > 0) throw warehouseErrors.unknown([...new Set(missing)]);
  return foundItems;
}
