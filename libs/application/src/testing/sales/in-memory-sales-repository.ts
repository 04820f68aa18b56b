import {
  salesNumber,
  type SalesRepository,
  type SalesReturn,
  type SalesReturnSnapshot,
  SalesTransaction,
  type SalesTransactionId,
  type SalesTransactionSnapshot,
} from '@strata/domain';
import type { AggregateRoot } from '@strata/domain-kit';
import { InMemoryAggregateTable, type InMemoryDatabase } from '@strata/application-kit/testing';

/** Sales in memory. */
export class InMemorySalesRepository implements SalesRepository {
  readonly #sales: InMemoryAggregateTable<
    'SalesTransaction',
    SalesTransactionSnapshot,
    SalesTransaction
  >;
  readonly #returns: Map<string, SalesReturnSnapshot>;

  constructor(
    private readonly database: InMemoryDatabase,
    private readonly track: (aggregate: AggregateRoot<string>) => void,
  ) {
    this.#sales = new InMemoryAggregateTable(
      database.table('sales_transactions'),
      (snapshot) => SalesTransaction.reconstitute(snapshot),
      track,
    );
    this.#returns = database.table('sales_returns');
  }

  nextNumber(at: Date): Promise<string> {
    const sequence = this.database.table<bigint>('sequences');
    const next = (sequence.get('sales') ?? 0n) + 1n;
    sequence.set('sales', next);
    return Promise.resolve(salesNumber(at, next));
  }

  create(sale: SalesTransaction): Promise<void> {
    return this.update(sale);
  }

  getById(id: SalesTransactionId): Promise<SalesTransaction | null> {
    return Promise.resolve(this.#sales.get(id));
  }

  lockById(id: SalesTransactionId): Promise<SalesTransaction | null> {
    return this.getById(id);
  }

  update(sale: SalesTransaction): Promise<void> {
    const payments = this.database.table('payments');
    for (const payment of sale.pullPayments()) payments.set(payment.id, payment);
    this.#sales.save(sale);
    return Promise.resolve();
  }

  addReturn(salesReturn: SalesReturn): Promise<void> {
    this.#returns.set(salesReturn.id, salesReturn.toSnapshot());
    salesReturn.markPersisted();
    this.track(salesReturn);
    return Promise.resolve();
  }
}
