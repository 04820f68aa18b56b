import { expectTransfer, transferStock, type StockTransfer } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { firstItem } from './first-item.js';
import type { InventoryRepositories } from './inventory-repositories.js';
import { shareStockOwners } from './share-stock-owners.js';
import type { StockBooking } from './stock-booking.js';

/** Moves several items from one warehouse to another: all or none, never more than is available. */
export class TransferInventoryUseCase implements UseCase<
  StockTransfer,
  StockBooking,
  InventoryRepositories
> {
  target({ items }: StockTransfer): string | undefined {
    return firstItem(items);
  }

  /**
   * @throws DomainError `item.unknown`, `warehouse.unknown`, `stock.insufficient`,
   * `stock.same_warehouse`, `stock.no_items`, `stock.level_overflow`, `quantity.invalid`
   */
  async execute(
    command: StockTransfer,
    context: CommandContext<InventoryRepositories>,
  ): Promise<StockBooking> {
    const { tx } = context;
    expectTransfer(command);
    const { fromWarehouseId, toWarehouseId, items } = command;
    const itemIds = items.map(({ itemId }) => itemId);
    const places = [fromWarehouseId, toWarehouseId];
    await shareStockOwners(tx, itemIds, places);
    const keys = itemIds.flatMap((itemId) =>
      places.map((warehouseId) => ({ itemId, warehouseId })),
    );
    const stock = await tx.stock.open(keys, context);
    const document = transferStock(stock, command, context);
    tx.stock.addDocument(document);
    tx.stock.save(stock);
    return { document, levels: stock.levels };
  }
}
