import type {
  PaymentMethod,
  RefundRequest,
  SalesTransaction,
  SalesTransactionId,
} from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { refundingOf } from '../billing/refunding-of.js';
import { lockSalesTransaction } from './lock-sales-transaction.js';
import type { SalesRepositories } from './sales-repositories.js';

/** Money that is given back for a sale though nothing is returned. */
export interface RefundSalesTransaction extends RefundRequest {
  readonly id: SalesTransactionId;
  readonly expectedVersions?: readonly number[] | undefined;
  /** As it was paid when absent. */
  readonly method?: PaymentMethod | undefined;
}

/** Gives back, out of goodwill, at most what was paid and not given back. */
export class RefundSalesTransactionUseCase implements UseCase<
  RefundSalesTransaction,
  SalesTransaction,
  SalesRepositories
> {
  /**
   * @throws DomainError `sales_transaction.not_found`, `aggregate.version_mismatch`, or a rule of
   * {@link SalesTransaction.refund}
   */
  async execute(
    { id, expectedVersions, method, ...request }: RefundSalesTransaction,
    context: CommandContext<SalesRepositories>,
  ): Promise<SalesTransaction> {
    const { tx } = context;
    const sale = await lockSalesTransaction(tx, id, expectedVersions);
    const document = { type: 'sales_transaction', id } as const;
    sale.refund(request, await refundingOf(tx, document, sale.balance.net, method), context);
    tx.sales.update(sale);
    return sale;
  }
}
