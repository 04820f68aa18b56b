import type { PaymentMethod, SalesTransaction, SalesTransactionId } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import { lockSalesTransaction } from './lock-sales-transaction.js';
import type { SalesRepositories } from './sales-repositories.js';

/** Money that came in for a sale. */
export interface RecordPayment {
  readonly id: SalesTransactionId;
  readonly expectedVersions?: readonly number[] | undefined;
  /** Decimal text in the currency of the sale. */
  readonly amount: string;
  readonly method: PaymentMethod;
  readonly reference: string | null;
}

/** Takes a payment of at most what is due. */
export class RecordPaymentUseCase implements UseCase<
  RecordPayment,
  SalesTransaction,
  SalesRepositories
> {
  /**
   * @throws DomainError `sales_transaction.not_found`, `aggregate.version_mismatch`, or a rule of
   * {@link SalesTransaction.pay}
   */
  async execute(
    { id, expectedVersions, ...payment }: RecordPayment,
    context: CommandContext<SalesRepositories>,
  ): Promise<SalesTransaction> {
    const sale = await lockSalesTransaction(context.tx, id, expectedVersions);
    sale.pay(payment, context);
    context.tx.sales.update(sale);
    return sale;
  }
}
