import {
  loadForChange,
  type CommandContext,
  type DeleteResource,
  type UpdateResource,
  type UseCase,
} from '@strata/application-kit';
import {
  Warehouse,
  warehouseErrors,
  type NewWarehouse,
  type WarehouseChange,
  type WarehouseId,
} from '@strata/domain';
import { removeContactNumbers } from '../contacts/contact-number-use-cases.js';
import type { InventoryRepositories } from './inventory-repositories.js';

type Context = CommandContext<InventoryRepositories>;

/** Takes in a new warehouse. */
export class CreateWarehouseUseCase implements UseCase<
  NewWarehouse,
  Warehouse,
  InventoryRepositories
> {
  /** @throws DomainError `warehouse.code_taken`, or a rule of {@link Warehouse.create} */
  async execute(command: NewWarehouse, context: Context): Promise<Warehouse> {
    const warehouse = Warehouse.create(command, context);
    context.tx.warehouses.create(warehouse);
    return warehouse;
  }
}

/** Changes a warehouse: what is absent stays, null clears. */
export class UpdateWarehouseUseCase implements UseCase<
  UpdateResource<WarehouseId, WarehouseChange>,
  Warehouse,
  InventoryRepositories
> {
  /**
   * @throws DomainError `warehouse.not_found`, `aggregate.version_mismatch`, `warehouse.code_taken`,
   * or a rule of {@link Warehouse.revise}
   */
  async execute(
    command: UpdateResource<WarehouseId, WarehouseChange>,
    context: Context,
  ): Promise<Warehouse> {
    const { warehouses } = context.tx;
    const warehouse = await loadForChange(warehouses, command, warehouseErrors.notFound);
    warehouse.revise(command.change, context);
    warehouses.update(warehouse);
    return warehouse;
  }
}

/** Deletes a warehouse softly, with its contact numbers; its code becomes free again. */
export class DeleteWarehouseUseCase implements UseCase<
  DeleteResource<WarehouseId>,
  void,
  InventoryRepositories
> {
  /** @throws DomainError `warehouse.not_found`, `aggregate.version_mismatch`, `warehouse.has_stock` */
  async execute(command: DeleteResource<WarehouseId>, context: Context): Promise<void> {
    const { warehouses, stock } = context.tx;
    const warehouse = await loadForChange(warehouses, command, warehouseErrors.notFound);
    if (await stock.isStocked({ warehouseId: warehouse.id }))
      throw warehouseErrors.hasStock(warehouse.id);
    await removeContactNumbers({ entityType: 'Warehouse', entityId: warehouse.id }, context);
    warehouse.delete(context);
    warehouses.update(warehouse);
  }
}
