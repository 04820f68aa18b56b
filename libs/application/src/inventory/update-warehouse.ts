import {
  warehouseErrors,
  type Warehouse,
  type WarehouseChange,
  type WarehouseId,
} from '@strata/domain';
import type { CommandContext, UpdateResource, UseCase } from '@strata/application-kit';
import type { InventoryTransaction } from './inventory-transaction.js';
import { lockWarehouse } from './lock-warehouse.js';

/** Changes a warehouse: what is absent stays, null clears. */
export class UpdateWarehouseUseCase implements UseCase<
  UpdateResource<WarehouseId, WarehouseChange>,
  Warehouse,
  InventoryTransaction
> {
  /**
   * @throws DomainError `warehouse.not_found`, `aggregate.version_mismatch`, `warehouse.code_taken`, or a rule of
   * {@link Warehouse.revise}
   */
  async execute(
    { id, expectedVersions, change }: UpdateResource<WarehouseId, WarehouseChange>,
    context: CommandContext<InventoryTransaction>,
  ): Promise<Warehouse> {
    const { tx } = context;
    const warehouse = await lockWarehouse(tx, id, expectedVersions);
    warehouse.revise(change, context);
    if (warehouse.version === warehouse.persistedVersion) return warehouse;
    const holder = await tx.warehouses.getByCode(warehouse.code);
    if (holder && !holder.equals(warehouse)) throw warehouseErrors.codeTaken(warehouse.code);
    await tx.warehouses.update(warehouse);
    return warehouse;
  }
}
