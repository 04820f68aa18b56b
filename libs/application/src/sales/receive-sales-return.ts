import {
  CostOfReturns,
  type PaymentMethod,
  type ReturnRequest,
  type SalesReturn,
  type SalesTransactionId,
  type WarehouseId,
} from '@strata/domain';
import { refundingOf } from '../billing/refunding-of.js';
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
  /** How what was paid too much goes back; as it was paid when absent. */
  readonly refundMethod?: PaymentMethod | undefined;
}

/**
 * Takes sold goods back: onto the shelf or written off, at what they left with, and refunds what is then paid
 * too much.
 */
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
   * `warehouse.unknown`, or a rule of `SalesTransaction.returnItems`
   */
  async execute(
    { salesTransactionId, expectedVersions, refundMethod, ...request }: ReceiveSalesReturn,
    context: CommandContext<SalesRepositories>,
  ): Promise<SalesReturn> {
    const { tx } = context;
    const { warehouseId } = request;
    // Owners come before the sale in the order of locks. An item deleted meanwhile is no reason to
    // refuse it: a piece that is back is back.
    await shareStockOwners(tx, [], [warehouseId]);
    const sale = await lockSalesTransaction(tx, salesTransactionId, expectedVersions);
    const document = { type: 'sales_transaction', id: salesTransactionId } as const;
    const refunding = await refundingOf(tx, document, sale.balance.net, refundMethod);
    const costs = new CostOfReturns(await tx.stock.shippedFor(sale.id), sale.lines);
    const salesReturn = sale.returnItems(request, context, refunding);
    tx.sales.update(sale);
    tx.sales.addReturn(salesReturn);
    const lines = salesReturn.lines;
    const keys = lines.map(({ itemId }) => ({ itemId, warehouseId }));
    const stock = await tx.stock.open(keys, context);
    const cause = { type: 'sales_return', id: salesReturn.id } as const;
    for (const { itemId, quantity, restock } of lines) {
      const level = stock.at(itemId, warehouseId);
      const cost = costs.of(itemId, quantity);
      if (restock) level.returnIn(quantity, cause, context, cost);
      else level.writeOff(quantity, cause, context, cost);
    }
    tx.stock.save(stock);
    return salesReturn;
  }
}
