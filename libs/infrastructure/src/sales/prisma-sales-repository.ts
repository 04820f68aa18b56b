import {
  salesNumber,
  SalesTransaction,
  type SalesRepository,
  type SalesReturn,
  type SalesTransactionId,
} from '@strata/domain';
import { lockRows } from '../database/row-lock.js';
import type { Track } from '../database/track.js';
import { writeAggregate } from '../database/write-aggregate.js';
import { Prisma } from '../generated/prisma/client.js';
import {
  SALES_TRANSACTION_ITEMS,
  SALES_TRANSACTION_SELECT,
  toAllocationRows,
  toLineRows,
  toRow,
  type SalesTransactionRow,
} from './sales-row.js';

const SELECT = Prisma.raw(`${SALES_TRANSACTION_SELECT}, ${SALES_TRANSACTION_ITEMS} AS items`);

/** Sales, their lines, allocations, payments and returns. */
export class PrismaSalesRepository implements SalesRepository {
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly track: Track,
  ) {}

  async nextNumber(at: Date): Promise<string> {
    const [row] = await this.client.$queryRaw<{ next: bigint }[]>`
      SELECT nextval('sales_transaction_numbers') AS next`;
    return salesNumber(at, row!.next);
  }

  async create(sale: SalesTransaction): Promise<void> {
    const snapshot = sale.toSnapshot();
    await writeAggregate(sale, this.track, () =>
      this.client.salesTransaction.createMany({ data: toRow(snapshot) }),
    );
    await this.client.salesTransactionItem.createMany({ data: toLineRows(snapshot) });
    await this.client.salesAllocation.createMany({ data: toAllocationRows(snapshot) });
  }

  async getById(id: SalesTransactionId): Promise<SalesTransaction | null> {
    const [row] = await this.client.$queryRaw<SalesTransactionRow[]>`
      SELECT ${SELECT} FROM sales_transactions WHERE id = ${id}::uuid`;
    return row ? SalesTransaction.reconstitute(row) : null;
  }

  async lockById(id: SalesTransactionId): Promise<SalesTransaction | null> {
    await lockRows(this.client, 'sales_transactions', [id], 'update');
    return this.getById(id);
  }

  async update(sale: SalesTransaction): Promise<void> {
    const { id, persistedVersion: version } = sale;
    const snapshot = sale.toSnapshot();
    await writeAggregate(sale, this.track, () =>
      this.client.salesTransaction.updateMany({ where: { id, version }, data: toRow(snapshot) }),
    );
    const returned = snapshot.items.filter(({ returnedQuantity }) => returnedQuantity > 0);
    if (returned.length > 0) {
      await this.client.$executeRaw`
        UPDATE sales_transaction_items AS line SET returned_quantity = next."returnedQuantity"
          FROM jsonb_to_recordset(${JSON.stringify(returned)}::jsonb)
            AS next (id uuid, "returnedQuantity" int)
         WHERE line.id = next.id`;
    }
    const payments = sale.pullPayments();
    if (payments.length > 0) {
      await this.client.payment.createMany({
        data: payments.map((payment) => ({ ...payment, salesTransactionId: id })),
      });
    }
  }

  async addReturn(salesReturn: SalesReturn): Promise<void> {
    const { items, ...row } = salesReturn.toSnapshot();
    await writeAggregate(salesReturn, this.track, () =>
      this.client.salesReturn.createMany({ data: row }),
    );
    await this.client.salesReturnItem.createMany({
      data: items.map((line, position) => ({ ...line, salesReturnId: row.id, position })),
    });
  }
}
