import type { WarehouseId } from '@strata/domain';
import { warehouseErrors } from '@strata/domain';
import type { CommandContext, DeleteResource, UseCase } from '@strata/application-kit';
import { removeContactNumbers } from '../contacts/remove-contact-numbers.js';
import type { InventoryTransaction } from './inventory-transaction.js';
import { lockWarehouse } from './lock-warehouse.js';

/** Deletes a warehouse softly; what was unique of it becomes free again. */
export class DeleteWarehouseUseCase implements UseCase<
  DeleteResource<WarehouseId>,
  void,
  InventoryTransaction
> {
  /** @throws DomainError `warehouse.not_found`, `aggregate.version_mismatch`, `warehouse.has_stock` */
  async execute(
    { id, expectedVersions }: DeleteResource<WarehouseId>,
    context: CommandContext<InventoryTransaction>,
  ): Promise<void> {
    const { tx } = context;
    const warehouse = await lockWarehouse(tx, id, expectedVersions);
    if (await tx.stock.isStocked(id)) throw warehouseErrors.hasStock(id);
    await removeContactNumbers({ entityType: 'Warehouse', entityId: id }, context);
    warehouse.delete(context);
    await tx.warehouses.update(warehouse);
  }
}
