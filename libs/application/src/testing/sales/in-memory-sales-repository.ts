import { collection } from '@strata/application-kit';
import { InMemoryRepository, type InMemorySession } from '@strata/application-kit/testing';
import {
  type CustomerId,
  type ItemId,
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

  isOpenFor(party: { customerId: CustomerId } | { itemId: ItemId }): Promise<boolean> {
    const isMeant = ({ customerId, items }: SalesTransactionSnapshot) =>
      'customerId' in party
        ? customerId === party.customerId
        : items.some(({ itemId }) => itemId === party.itemId);
    return this.session.read(() => this.active((row) => row.isOpen && isMeant(row)).length > 0);
  }

  addReturn(salesReturn: SalesReturn): void {
    this.session.database.table('sales_returns').set(salesReturn.id, salesReturn.toSnapshot());
    this.session.persisted(salesReturn);
  }
}
