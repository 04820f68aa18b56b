import {
  salesNumber,
  SalesTransaction,
  type CustomerId,
  type ItemId,
  type PlacedDemand,
  type SalesRepository,
  type SalesReturn,
  type SalesTransactionId,
} from '@strata/domain';
import type { AggregateRoot } from '@strata/domain-kit';
import { onlyRow, type SqlSession, unguarded } from '@strata/infrastructure-kit';
import { appendRecords } from '../billing/money-records.js';
import { toAllocationRows, toLineRows, toSaleRow, type SalesTransactionRow } from './sales-row.js';
import {
  HAS_OPEN_SALE_OF,
  HAS_OPEN_SALE_TO,
  INSERT_RETURN,
  INSERT_SALE,
  NEXT_NUMBER,
  NUMBER_IF_SERVED,
  SELECT_SALE,
  SET_RETURNED,
  UPDATE_SALE,
} from './sales-sql.js';

/** Sales, their lines, allocations, money and returns. */
export class SqlSalesRepository implements SalesRepository {
  constructor(private readonly session: SqlSession) {}

  async nextNumber(at: Date): Promise<string> {
    const { next } = onlyRow(await this.session.read<{ next: string }>(NEXT_NUMBER));
    return salesNumber(at, BigInt(next));
  }

  async numberIfServed(demand: readonly PlacedDemand[], at: Date): Promise<string | null> {
    const places = JSON.stringify(demand);
    const [row] = await this.session.read<{ next: string }>(NUMBER_IF_SERVED, [places]);
    return row ? salesNumber(at, BigInt(row.next)) : null;
  }

  create(sale: SalesTransaction): void {
    const snapshot = sale.toSnapshot();
    this.#write(sale, INSERT_SALE, [
      [toSaleRow(snapshot)],
      toLineRows(snapshot),
      toAllocationRows(snapshot),
    ]);
  }

  getById(id: SalesTransactionId): Promise<SalesTransaction | null> {
    return this.#get(id);
  }

  async getByIdForUpdate(id: SalesTransactionId): Promise<SalesTransaction | null> {
    // By a statement of its own: the lines of a row that was waited for are read only after the wait.
    this.session.write('SELECT 1 FROM sales_transactions WHERE id = $1 FOR UPDATE', [id]);
    return this.#get(id);
  }

  update(sale: SalesTransaction): void {
    if (!sale.hasChanged) return;
    const { items, ...row } = sale.toSnapshot();
    this.#write(sale, UPDATE_SALE, [[{ ...row, former: sale.persistedVersion }]]);
    const returned = items
      .filter(({ returnedQuantity }) => returnedQuantity > 0)
      .map(({ id, returnedQuantity }) => ({ id, returnedQuantity }));
    if (returned.length > 0) this.session.write(SET_RETURNED, [JSON.stringify(returned)]);
    appendRecords(this.session, sale.pullMoneyRecords());
  }

  async isOpenFor(party: { customerId: CustomerId } | { itemId: ItemId }): Promise<boolean> {
    const rows =
      'customerId' in party
        ? await this.session.read(HAS_OPEN_SALE_TO, [party.customerId])
        : await this.session.read(HAS_OPEN_SALE_OF, [party.itemId]);
    return rows.length > 0;
  }

  addReturn(salesReturn: SalesReturn): void {
    const { items, ...row } = salesReturn.toSnapshot();
    const lines = items.map((line, position) => ({ ...line, position, salesReturnId: row.id }));
    this.#write(salesReturn, INSERT_RETURN, [[row], lines]);
  }

  async #get(id: SalesTransactionId): Promise<SalesTransaction | null> {
    const [row] = await this.session.read<SalesTransactionRow>(SELECT_SALE, [id]);
    return row ? SalesTransaction.reconstitute(row) : null;
  }

  #write(aggregate: AggregateRoot<string>, text: string, values: readonly unknown[]): void {
    const texts = values.map((value) => JSON.stringify(value));
    this.session.write(text, texts, (error) =>
      unguarded(error, aggregate.aggregateType, aggregate.id),
    );
    this.session.persisted(aggregate);
  }
}
