import {
  salesErrors,
  type ItemId,
  type ReturnRequest,
  type SalesReturn,
  type SalesTransaction,
  type SalesTransactionId,
  type WarehouseId,
} from '@strata/domain';
import { shareStockOwners } from '../inventory/share-stock-owners.js';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { lockSalesTransaction } from './lock-sales-transaction.js';
import type { SalesRepositories } from './sales-repositories.js';

/** Sold goods that come back. */
export interface ReceiveSalesReturn extends ReturnRequest {
  readonly salesTransactionId: SalesTransactionId;
  readonly expectedVersions?: readonly number[] | undefined;
  /** Where they are taken in. */
  readonly warehouseId: WarehouseId;
}

/** Takes sold goods back: onto the shelf or written off, and refunds what is then paid too much. */
export class ReceiveSalesReturnUseCase implements UseCase<
  ReceiveSalesReturn,
  SalesReturn,
  SalesRepositories
> {
  target({ salesTransactionId }: ReceiveSalesReturn): string {
    return salesTransactionId;
  }

  /**
   * @throws DomainError `sales_transaction.not_found`, `aggregate.version_mismatch`,
   * `warehouse.unknown`, `item.unknown` for an item to restock that is no longer sold, or a rule of
   * {@link SalesTransaction.returnItems}
   */
  async execute(
    { salesTransactionId, expectedVersions, ...request }: ReceiveSalesReturn,
    context: CommandContext<SalesRepositories>,
  ): Promise<SalesReturn> {
    const { tx } = context;
    const { warehouseId } = request;
    const seen = await tx.sales.getById(salesTransactionId);
    if (!seen) throw salesErrors.notFound(salesTransactionId);
    // Owners come before the sale in the order of locks; which item a line is of never changes.
    await shareStockOwners(tx, restockedItems(seen, request), [warehouseId]);
    const sale = await lockSalesTransaction(tx, salesTransactionId, expectedVersions);
    const salesReturn = sale.returnItems(request, context);
    tx.sales.update(sale);
    tx.sales.addReturn(salesReturn);
    const restocked = salesReturn.restockedLines;
    if (restocked.length === 0) return salesReturn;
    const keys = restocked.map(({ itemId }) => ({ itemId, warehouseId }));
    const stock = await tx.stock.open(keys, context);
    const cause = { type: 'sales_return', id: salesReturn.id } as const;
    for (const { itemId, quantity } of restocked) {
      stock.at(itemId, warehouseId).returnIn(quantity, cause, context);
    }
    tx.stock.save(stock);
    return salesReturn;
  }
}

function restockedItems(sale: SalesTransaction, { items }: ReturnRequest): readonly ItemId[] {
  const restocked = new Set(
    items.filter(({ restock }) => restock).map((line) => line.salesTransactionItemId),
  );
  return sale.lines.filter(({ id }) => restocked.has(id)).map(({ itemId }) => itemId);
}
