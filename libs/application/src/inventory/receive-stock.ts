import {
  expectStockLines,
  StockDocument,
  type StockLine,
  unitCostOf,
  type WarehouseId,
} from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { firstItem } from './first-item.js';
import type { InventoryRepositories } from './inventory-repositories.js';
import { shareStockOwners } from './share-stock-owners.js';
import type { StockBooking } from './stock-booking.js';

/** Goods that come in from outside. */
export interface ReceiveStock {
  readonly warehouseId: WarehouseId;
  readonly items: readonly (StockLine & {
    /** What a piece cost, as decimal text in `STOCK_CURRENCY`; the average of those on hand unless said. */
    readonly unitCost?: string | undefined;
  })[];
  /** A delivery note's number, say. */
  readonly reference: string | null;
}

/** Books a receipt: all lines or none. */
export class ReceiveStockUseCase implements UseCase<
  ReceiveStock,
  StockBooking,
  InventoryRepositories
> {
  target({ items }: ReceiveStock): string | undefined {
    return firstItem(items);
  }

  /**
   * @throws DomainError `item.unknown`, `warehouse.unknown`, `stock.no_items`,
   * `stock.too_many_items`, `stock.level_overflow`, `stock.cost_negative`, `quantity.invalid`, `text.*`,
   * `money.*`
   */
  async execute(
    { warehouseId, items, reference }: ReceiveStock,
    context: CommandContext<InventoryRepositories>,
  ): Promise<StockBooking> {
    const { tx } = context;
    expectStockLines(items);
    const itemIds = items.map(({ itemId }) => itemId);
    await shareStockOwners(tx, itemIds, [warehouseId]);
    const keys = itemIds.map((itemId) => ({ itemId, warehouseId }));
    const stock = await tx.stock.open(keys, context);
    const lines = items.map(({ itemId, quantity }) => ({ itemId, quantity, counted: null }));
    const document = StockDocument.create(
      { kind: 'receipt', warehouseId, note: reference, items: lines },
      context,
    );
    const receiptId = document.id;
    for (const { itemId, quantity, unitCost: given } of items) {
      const unitCost = given === undefined ? undefined : unitCostOf(given);
      stock.at(itemId, warehouseId).receive(quantity, { receiptId, reference, unitCost }, context);
    }
    tx.stock.addDocument(document);
    tx.stock.save(stock);
    return { document, levels: stock.levels };
  }
}
