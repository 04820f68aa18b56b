import { collection } from '@strata/application-kit';
import { InMemoryRepository, type InMemorySession } from '@strata/application-kit/testing';
import {
  type CustomerId,
  type ItemId,
  type PlacedDemand,
  salesNumber,
  type SalesRepository,
  type SalesReturn,
  SalesTransaction,
  StockLevel,
  type StockLevelSnapshot,
  type SalesTransactionSnapshot,
} from '@strata/domain';
import { appendInMemory } from '../billing/in-memory-money-records.js';

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

  async numberIfServed(demand: readonly PlacedDemand[], at: Date): Promise<string | null> {
    const isServed = await this.session.read(() => {
      const levels = [...this.session.database.table<StockLevelSnapshot>('stock_levels').values()];
      return demand.every(({ itemId, warehouseId, asked }) => {
        const there = levels
          .filter((level) => level.itemId === itemId)
          .filter((level) => warehouseId === null || level.warehouseId === warehouseId)
          .map((level) => StockLevel.reconstitute(level).available);
        return asked <= there.reduce((sum, available) => sum + available, 0);
      });
    });
    return isServed ? this.nextNumber(at) : null;
  }

  override update(sale: SalesTransaction): void {
    appendInMemory(this.session, sale.pullMoneyRecords());
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
