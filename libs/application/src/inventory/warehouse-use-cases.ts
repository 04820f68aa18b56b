import {
  loadForChange,
  loadForRestore,
  type CommandContext,
  type DeleteResource,
  type UpdateResource,
  type Usage,
  type UseCase,
} from '@strata/application-kit';
import {
  Warehouse,
  warehouseErrors,
  type NewWarehouse,
  type WarehouseChange,
  type WarehouseId,
} from '@strata/domain';
import {
  removeContactNumbers,
  restoreContactNumbers,
} from '../contacts/contact-number-use-cases.js';
import type { InventoryRepositories } from './inventory-repositories.js';

type Context = CommandContext<InventoryRepositories>;
type DeletionRepositories = InventoryRepositories & { readonly usage: Usage };

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
  DeletionRepositories
> {
  /**
   * @throws DomainError `warehouse.not_found`, `aggregate.version_mismatch`, or what a check of its
   * usage says
   */
  async execute(
    command: DeleteResource<WarehouseId>,
    context: CommandContext<DeletionRepositories>,
  ): Promise<void> {
    const { warehouses, usage } = context.tx;
    const warehouse = await loadForChange(warehouses, command, warehouseErrors.notFound);
    await usage.expectUnused(warehouse);
    await removeContactNumbers({ entityType: 'Warehouse', entityId: warehouse.id }, context);
    warehouse.delete(context);
    warehouses.update(warehouse);
  }
}

/** Takes the deletion of a warehouse back, with the contact numbers that went with it. */
export class RestoreWarehouseUseCase implements UseCase<
  DeleteResource<WarehouseId>,
  Warehouse,
  InventoryRepositories
> {
  /** @throws DomainError `warehouse.not_found`, `aggregate.version_mismatch`, `warehouse.code_taken` */
  async execute(command: DeleteResource<WarehouseId>, context: Context): Promise<Warehouse> {
    const { warehouses } = context.tx;
    const warehouse = await loadForRestore(warehouses, command, warehouseErrors.notFound);
    const { isActive, updatedAt: deletedAt } = warehouse;
    warehouse.restore(context);
    warehouses.update(warehouse);
    if (!isActive) {
      const owner = { entityType: 'Warehouse', entityId: warehouse.id } as const;
      await restoreContactNumbers(owner, deletedAt, context);
    }
    return warehouse;
  }
}
