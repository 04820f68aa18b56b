import type { PaymentMethod, SalesTransaction, SalesTransactionId } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { refundingOf } from '../billing/refunding-of.js';
import { lockSalesTransaction } from './lock-sales-transaction.js';
import type { SalesRepositories } from './sales-repositories.js';

/** Names the sale, the version the caller saw, and how what was paid goes back. */
export interface CancelSalesTransaction {
  readonly id: SalesTransactionId;
  readonly expectedVersions?: readonly number[] | undefined;
  /** As it was paid when absent. */
  readonly refundMethod?: PaymentMethod | undefined;
}

/** Calls a sale off: gives its stock free and refunds what was paid. */
export class CancelSalesTransactionUseCase implements UseCase<
  CancelSalesTransaction,
  SalesTransaction,
  SalesRepositories
> {
  /**
   * @throws DomainError `sales_transaction.not_found`, `aggregate.version_mismatch`,
   * `sales_transaction.wrong_status`
   */
  async execute(
    { id, expectedVersions, refundMethod }: CancelSalesTransaction,
    context: CommandContext<SalesRepositories>,
  ): Promise<SalesTransaction> {
    const { sales, stock } = context.tx;
    const sale = await lockSalesTransaction(context.tx, id, expectedVersions);
    const cause = { type: 'sales_transaction', id } as const;
    sale.cancel(context, await refundingOf(context.tx, cause, sale.balance.net, refundMethod));
    const locked = await stock.lock(sale.reservedPieces);
    for (const { itemId, warehouseId, quantity } of sale.reservedPieces) {
      locked.at(itemId, warehouseId).release(quantity, cause, context);
    }
    sales.update(sale);
    stock.save(locked);
    return sale;
  }
}
