import { shipStock, type SalesTransaction, type SalesTransactionId } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { lockSalesTransaction } from './lock-sales-transaction.js';
import type { SalesRepositories } from './sales-repositories.js';

/** Names the sale, and the version the caller saw. */
export interface FulfillSalesTransaction {
  readonly id: SalesTransactionId;
  readonly expectedVersions?: readonly number[] | undefined;
}

/** Lets the goods of a sale leave the house. */
export class FulfillSalesTransactionUseCase implements UseCase<
  FulfillSalesTransaction,
  SalesTransaction,
  SalesRepositories
> {
  /**
   * @throws DomainError `sales_transaction.not_found`, `aggregate.version_mismatch`,
   * `sales_transaction.wrong_status`, `stock.short` when promised pieces are gone
   */
  async execute(
    { id, expectedVersions }: FulfillSalesTransaction,
    context: CommandContext<SalesRepositories>,
  ): Promise<SalesTransaction> {
    const { sales, stock } = context.tx;
    const sale = await lockSalesTransaction(context.tx, id, expectedVersions);
    sale.fulfill(context);
    const locked = await stock.lock(sale.reservedPieces);
    const cause = { type: 'sales_transaction', id } as const;
    shipStock(locked, sale.reservedPieces, cause, context);
    sales.update(sale);
    stock.save(locked);
    return sale;
  }
}
