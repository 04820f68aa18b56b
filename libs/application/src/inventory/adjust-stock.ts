import type { ItemId, StockLevel, WarehouseId } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { InventoryRepositories } from './inventory-repositories.js';
import { shareStockOwners } from './share-stock-owners.js';

/** A correction of one level. */
export interface AdjustStock {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  /** Positive for found, negative for lost. */
  readonly quantityDelta: number;
  readonly reason: string;
}

/** An adjustment, and the level after it. */
export interface StockAdjustment {
  readonly adjustmentId: string;
  readonly level: StockLevel;
}

/** Sets a level right after a count, a loss or a find. */
export class AdjustStockUseCase implements UseCase<
  AdjustStock,
  StockAdjustment,
  InventoryRepositories
> {
  target({ itemId }: AdjustStock): string {
    return itemId;
  }

  /**
   * @throws DomainError `item.unknown`, `warehouse.unknown`, `stock.delta_invalid`,
   * `stock.exceeds_available`, `stock.level_overflow`, `text.*`
   */
  async execute(
    { itemId, warehouseId, quantityDelta, reason }: AdjustStock,
    context: CommandContext<InventoryRepositories>,
  ): Promise<StockAdjustment> {
    const { tx } = context;
    await shareStockOwners(tx, [itemId], [warehouseId]);
    const stock = await tx.stock.open([{ itemId, warehouseId }], context);
    const level = stock.at(itemId, warehouseId);
    const adjustmentId = context.newId();
    level.adjust(quantityDelta, { adjustmentId, reason }, context);
    tx.stock.save(stock);
    return { adjustmentId, level };
  }
}
