import { warehouseErrors, type Warehouse, type WarehouseId } from '@strata/domain';
import type { InventoryTransaction } from './inventory-transaction.js';

/**
 * Loads a warehouse to change it: locked, and in the version the caller saw.
 * @throws DomainError `warehouse.not_found`, `aggregate.version_mismatch`
 */
export async function lockWarehouse(
  tx: Pick<InventoryTransaction, 'warehouses'>,
  id: WarehouseId,
  expectedVersions: readonly number[] | undefined,
): Promise<Warehouse> {
  const warehouse = await tx.warehouses.lockById(id);
  if (!warehouse) throw warehouseErrors.notFound(id);
  warehouse.expectVersion(expectedVersions);
  return warehouse;
}
