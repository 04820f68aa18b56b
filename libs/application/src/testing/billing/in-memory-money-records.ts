import {
  type BilledDocument,
  type BilledDocumentType,
  type DepositKind,
  type DepositRecord,
  handedOver,
  type MoneyRecord,
  type NewMoneyRecords,
  type NewSecuredRecords,
  type Payment,
  type Refund,
  Takings,
  type TakingsRepository,
} from '@strata/domain';
import type { Page } from '@strata/application-kit';
import {
  type InMemoryDatabase,
  type InMemorySession,
  isValue,
  listInMemory,
} from '@strata/application-kit/testing';
import type {
  BillingQueries,
  DepositView,
  MoneyRecordFilter,
  MoneyRecordQuery,
  PaymentView,
  RefundView,
} from '../../billing/billing-queries.js';

const paymentsIn = (database: InMemoryDatabase) => database.table<Payment>('payments');
const refundsIn = (database: InMemoryDatabase) => database.table<Refund>('refunds');
const depositsIn = (database: InMemoryDatabase) => database.table<DepositRecord>('deposits');

/** The table of the documents of each type. */
export const DOCUMENT_TABLES: Readonly<Record<BilledDocumentType, string>> = {
  sales_transaction: 'sales_transactions',
  rental_agreement: 'rental_agreements',
};

/** Appends what a document made of its account. */
export function appendInMemory(
  { database }: InMemorySession,
  { payments, refunds, deposits = [] }: NewMoneyRecords & Partial<NewSecuredRecords>,
): void {
  for (const payment of payments) paymentsIn(database).set(payment.id, payment);
  for (const refund of refunds) refundsIn(database).set(refund.id, refund);
  for (const deposit of deposits) depositsIn(database).set(deposit.id, deposit);
}

/** Takings of the in-memory tables. */
export class InMemoryTakingsRepository implements TakingsRepository {
  constructor(private readonly session: InMemorySession) {}

  of(document: BilledDocument): Promise<Takings> {
    const { database } = this.session;
    const matches = matching({ document });
    return this.session.read(() => {
      const payments = [...paymentsIn(database).values()].filter(matches);
      const refunds = [...refundsIn(database).values()].filter(matches);
      const deposits = [...depositsIn(database).values()].filter(matches);
      const of = (wanted: DepositKind) =>
        deposits.flatMap(({ kind, method, ...record }) =>
          kind === wanted && method ? [{ ...record, method }] : [],
        );
      const came = [...handedOver(payments), ...of('received')].sort(newestFirst);
      return new Takings(came, [...refunds, ...of('released')]);
    });
  }
}

/** Reads of payments, refunds and deposits over the in-memory tables. */
export class InMemoryBillingQueries implements BillingQueries {
  constructor(private readonly database: InMemoryDatabase) {}

  payments(query: MoneyRecordQuery): Promise<Page<PaymentView>> {
    const rows = [...paymentsIn(this.database).values()];
    return Promise.resolve(listInMemory(rows.filter(matching(query.filter)), query));
  }

  refunds(query: MoneyRecordQuery): Promise<Page<RefundView>> {
    const rows = [...refundsIn(this.database).values()];
    return Promise.resolve(listInMemory(rows.filter(matching(query.filter)), query));
  }

  deposits(query: MoneyRecordQuery): Promise<Page<DepositView>> {
    const rows = [...depositsIn(this.database).values()];
    return Promise.resolve(listInMemory(rows.filter(matching(query.filter)), query));
  }
}

function matching({ document, method, from, to }: MoneyRecordFilter) {
  return (row: Payment | Refund | DepositRecord) =>
    isValue(row.documentType, document?.type) &&
    isValue<string>(row.documentId, document?.id) &&
    isValue<string | null>(row.method, method) &&
    (from === undefined || row.createdAt >= from) &&
    (to === undefined || row.createdAt < to);
}

function newestFirst(one: MoneyRecord<string>, other: MoneyRecord<string>): number {
  const later = other.createdAt.getTime() - one.createdAt.getTime();
  return later === 0 ? (other.id > one.id ? 1 : -1) : later;
}
