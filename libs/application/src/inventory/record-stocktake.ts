import { expectStocktake, takeStock, type Stocktake } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { firstItem } from './first-item.js';
import type { InventoryRepositories } from './inventory-repositories.js';
import { shareStockOwners } from './share-stock-owners.js';
import type { StockBooking } from './stock-booking.js';

/** Sets a warehouse's levels to what was counted: all lines or none, whatever is reserved. */
export class RecordStocktakeUseCase implements UseCase<
  Stocktake,
  StockBooking,
  InventoryRepositories
> {
  target({ items }: Stocktake): string | undefined {
    return firstItem(items);
  }

  /**
   * @throws DomainError `item.unknown`, `warehouse.unknown`, `stock.no_items`,
   * `stock.too_many_items`, `stock.counted_twice`, `stock.count_invalid`, `text.too_long`
   */
  async execute(
    command: Stocktake,
    context: CommandContext<InventoryRepositories>,
  ): Promise<StockBooking> {
    const { tx } = context;
    expectStocktake(command);
    const { warehouseId } = command;
    const itemIds = command.items.map(({ itemId }) => itemId);
    await shareStockOwners(tx, itemIds, [warehouseId]);
    const keys = itemIds.map((itemId) => ({ itemId, warehouseId }));
    const stock = await tx.stock.open(keys, context);
    const document = takeStock(stock, command, context);
    tx.stock.addDocument(document);
    tx.stock.save(stock);
    return { document, levels: stock.levels };
  }
}
