import { Warehouse, warehouseErrors, type NewWarehouse } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { InventoryTransaction } from './inventory-transaction.js';

/** Takes in a new warehouse. */
export class CreateWarehouseUseCase implements UseCase<
  NewWarehouse,
  Warehouse,
  InventoryTransaction
> {
  /** @throws DomainError `warehouse.code_taken`, or a rule of {@link Warehouse.create} */
  async execute(
    command: NewWarehouse,
    context: CommandContext<InventoryTransaction>,
  ): Promise<Warehouse> {
    const { tx } = context;
    const warehouse = Warehouse.create(command, context);
    const holder = await tx.warehouses.getByCode(warehouse.code);
    if (holder) throw warehouseErrors.codeTaken(warehouse.code);
    await tx.warehouses.create(warehouse);
    return warehouse;
  }
}
