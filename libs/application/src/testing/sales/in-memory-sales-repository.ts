import { collection } from '@strata/application-kit';
import { InMemoryRepository, type InMemorySession } from '@strata/application-kit/testing';
import {
  salesNumber,
  type SalesRepository,
  type SalesReturn,
  SalesTransaction,
  type SalesTransactionSnapshot,
} from '@strata/domain';

const sales = collection({
  name: 'sales_transactions',
  reconstitute: (snapshot: SalesTransactionSnapshot) => SalesTransaction.reconstitute(snapshot),
  filters: {},
  sorts: {},
});

/** Sales in memory. */
export class InMemorySalesRepository
  extends InMemoryRepository<SalesTransactionSnapshot, SalesTransaction>
  implements SalesRepository
{
  constructor(session: InMemorySession) {
    super(session, sales);
  }

  nextNumber(at: Date): Promise<string> {
    return this.session.read(() => {
      const sequence = this.session.database.table<bigint>('sequences');
      const next = (sequence.get('sales') ?? 0n) + 1n;
      sequence.set('sales', next);
      return salesNumber(at, next);
    });
  }

  override update(sale: SalesTransaction): void {
    const payments = this.session.database.table('payments');
    for (const payment of sale.pullPayments()) payments.set(payment.id, payment);
    super.update(sale);
  }

  addReturn(salesReturn: SalesReturn): void {
    this.session.database.table('sales_returns').set(salesReturn.id, salesReturn.toSnapshot());
    this.session.persisted(salesReturn);
  }
}
