import type { InMemoryDatabase } from '@strata/application-kit/testing';
import {
  DAY_IN_MILLISECONDS,
  BILLED_DOCUMENT_TYPES,
  type BilledDocument,
  type CustomerSnapshot,
  type ItemSnapshot,
  type SalesTransactionSnapshot,
} from '@strata/domain';
import { Money } from '@strata/domain-kit';
import type { ReportPage, ReportQuery } from '@strata/application-kit';
import type {
  Receivables,
  ReceivablesFilter,
  SalesGrouping,
  SalesReportQueries,
  Sold,
  SoldFilter,
} from '../../sales/sales-reports.js';
import { type Part, reportOf } from '../reports/in-memory-report.js';
import { DOCUMENT_TABLES } from '../billing/in-memory-money-records.js';

type SoldPart = Part<'grossAmount' | 'returnedAmount' | 'netAmount'>;

/** What documents of every type have in common. */
type BilledSnapshot = Pick<
  SalesTransactionSnapshot,
  'customerId' | 'currency' | 'balanceDue' | 'dueDate'
> &
  Pick<BilledDocument, 'id'>;

/** Reports of sales over the in-memory tables. */
export class InMemorySalesReports implements SalesReportQueries {
  constructor(private readonly database: InMemoryDatabase) {}

  async receivables(query: ReportQuery<ReceivablesFilter>): Promise<ReportPage<Receivables>> {
    const { asOf, customerId } = query.filter;
    const parts = BILLED_DOCUMENT_TYPES.flatMap((type) =>
      [...this.database.table<BilledSnapshot>(DOCUMENT_TABLES[type]).values()]
        .filter((billed) => Number(billed.balanceDue) > 0)
        .filter((billed) => customerId === undefined || billed.customerId === customerId)
        .map((billed) => ({
          document: { type, id: billed.id },
          currency: billed.currency,
          quantity: null,
          key: billed.customerId,
          name: this.#customerName(billed),
          amounts: agesOf(billed, asOf),
        })),
    );
    return reportOf(parts, query, ({ quantity: _quantity, ...sums }) => sums);
  }

  async sold(query: ReportQuery<SoldFilter>): Promise<ReportPage<Sold>> {
    const { from, to, groupBy } = query.filter;
    const parts = this.#sales()
      .filter(({ status }) => status !== 'cancelled')
      .filter(({ createdAt }) => createdAt >= from && createdAt < to)
      .flatMap((sale) => (groupBy === 'item' ? this.#linesOf(sale) : [this.#whole(sale, groupBy)]));
    return reportOf(parts, query, ({ rentals: _rentals, ...sums }) => sums);
  }

  #sales(): SalesTransactionSnapshot[] {
    return [...this.database.table<SalesTransactionSnapshot>('sales_transactions').values()];
  }

  #of({ id, currency }: SalesTransactionSnapshot) {
    return { document: { type: 'sales_transaction', id }, currency, quantity: null } as const;
  }

  #customerName({ customerId }: Pick<BilledSnapshot, 'customerId'>): string {
    return this.database.table<CustomerSnapshot>('customers').get(customerId)!.name;
  }

  #whole(sale: SalesTransactionSnapshot, groupBy: Exclude<SalesGrouping, 'item'>): SoldPart {
    const amounts = soldAmounts(
      Money.of(sale.totalAmount, sale.currency),
      Money.of(sale.returnedAmount, sale.currency),
    );
    return groupBy === 'customer'
      ? { ...this.#of(sale), key: sale.customerId, name: this.#customerName(sale), amounts }
      : { ...this.#of(sale), key: firstDayOf(sale.createdAt, groupBy), name: null, amounts };
  }

  #linesOf(sale: SalesTransactionSnapshot): SoldPart[] {
    const items = this.database.table<ItemSnapshot>('items');
    return sale.items.map(({ itemId, quantity, lineTotal, unitPrice, returnedQuantity }) => ({
      ...this.#of(sale),
      key: itemId,
      name: items.get(itemId)!.name,
      quantity,
      amounts: soldAmounts(
        Money.of(lineTotal, sale.currency),
        Money.of(unitPrice, sale.currency).times(returnedQuantity),
      ),
    }));
  }
}

function soldAmounts(grossAmount: Money, returnedAmount: Money) {
  return { grossAmount, returnedAmount, netAmount: grossAmount.minus(returnedAmount) };
}

function agesOf({ dueDate, balanceDue, currency }: BilledSnapshot, asOf: string) {
  const days = (Date.parse(asOf) - Date.parse(dueDate)) / DAY_IN_MILLISECONDS;
  const due = Money.of(balanceDue, currency);
  const between = (first: number, last: number) =>
    days >= first && days <= last ? due : Money.zero(currency);
  return {
    balanceDue: due,
    notDue: between(-Infinity, 0),
    days1To30: between(1, 30),
    days31To60: between(31, 60),
    days61To90: between(61, 90),
    daysOver90: between(91, Infinity),
  };
}

function firstDayOf(moment: Date, time: 'day' | 'week' | 'month'): string {
  const day = new Date(moment);
  if (time === 'week') day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  if (time === 'month') day.setUTCDate(1);
  return day.toISOString().slice(0, 10);
}
