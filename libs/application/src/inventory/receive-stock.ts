import {
  expectStockLines,
  type StockLevel,
  type StockLine,
  type WarehouseId,
} from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { firstItem } from './first-item.js';
import type { InventoryRepositories } from './inventory-repositories.js';
import { shareStockOwners } from './share-stock-owners.js';

/** Goods that come in from outside. */
export interface ReceiveStock {
  readonly warehouseId: WarehouseId;
  readonly items: readonly StockLine[];
  /** A delivery note's number, say. */
  readonly reference: string | null;
}

/** A receipt, and the levels after it. */
export interface StockReceipt {
  readonly receiptId: string;
  readonly levels: readonly StockLevel[];
}

/** Books a receipt: all lines or none. */
export class ReceiveStockUseCase implements UseCase<
  ReceiveStock,
  StockReceipt,
  InventoryRepositories
> {
  target({ items }: ReceiveStock): string | undefined {
    return firstItem(items);
  }

  /**
   * @throws DomainError `item.unknown`, `warehouse.unknown`, `stock.no_items`,
   * `stock.too_many_items`, `stock.level_overflow`, `quantity.invalid`, `text.*`
   */
  async execute(
    { warehouseId, items, reference }: ReceiveStock,
    context: CommandContext<InventoryRepositories>,
  ): Promise<StockReceipt> {
    const { tx } = context;
    expectStockLines(items);
    const itemIds = items.map(({ itemId }) => itemId);
    await shareStockOwners(tx, itemIds, [warehouseId]);
    const keys = itemIds.map((itemId) => ({ itemId, warehouseId }));
    const stock = await tx.stock.open(keys, context);
    const receiptId = context.newId();
    for (const { itemId, quantity } of items) {
      stock.at(itemId, warehouseId).receive(quantity, { receiptId, reference }, context);
    }
    tx.stock.save(stock);
    return { receiptId, levels: stock.levels };
  }
}
