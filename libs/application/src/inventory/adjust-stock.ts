import { StockDocument, type ItemId, type WarehouseId } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { InventoryRepositories } from './inventory-repositories.js';
import { shareStockOwners } from './share-stock-owners.js';
import type { StockBooking } from './stock-booking.js';

/** A correction of one level. */
export interface AdjustStock {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  /** Positive for found, negative for lost. */
  readonly quantityDelta: number;
  readonly reason: string;
}

/** Sets a level right after a loss or a find. What is gone is gone, whoever was promised it. */
export class AdjustStockUseCase implements UseCase<
  AdjustStock,
  StockBooking,
  InventoryRepositories
> {
  target({ itemId }: AdjustStock): string {
    return itemId;
  }

  /**
   * @throws DomainError `item.unknown`, `warehouse.unknown`, `stock.delta_invalid`,
   * `stock.exceeds_on_hand`, `stock.level_overflow`, `text.*`
   */
  async execute(
    { itemId, warehouseId, quantityDelta, reason }: AdjustStock,
    context: CommandContext<InventoryRepositories>,
  ): Promise<StockBooking> {
    const { tx } = context;
    await shareStockOwners(tx, [itemId], [warehouseId]);
    const stock = await tx.stock.open([{ itemId, warehouseId }], context);
    const level = stock.at(itemId, warehouseId);
    const items = [{ itemId, quantity: quantityDelta, counted: null }];
    const document = StockDocument.create(
      { kind: 'adjustment', warehouseId, note: reason, items },
      context,
    );
    level.adjust(quantityDelta, { adjustmentId: document.id, reason }, context);
    tx.stock.addDocument(document);
    tx.stock.save(stock);
    return { document, levels: [level] };
  }
}
