import type {
  BilledDocument,
  BilledDocumentType,
  MoneyRecord,
  NewMoneyRecords,
  NewSecuredRecords,
  PaymentMethod,
  TakingsRepository,
} from '@strata/domain';
import { Takings } from '@strata/domain';
import { amountText, insertRecords, type SqlSession } from '@strata/infrastructure-kit';
import { DOCUMENT_FIELDS, DOCUMENT_TYPES, documentColumn } from './billed-document-columns.js';

const RECORD = {
  id: 'uuid',
  amount: 'numeric',
  currency: 'text',
  method: 'text',
  reference: 'text',
  createdAt: 'timestamptz',
  createdBy: 'text',
} as const;

const PAYMENT = { ...RECORD, ...DOCUMENT_TYPES };

const INSERT_PAYMENTS = insertRecords('payments', '$1', PAYMENT);
const INSERT_REFUNDS = insertRecords('refunds', '$1', { ...PAYMENT, kind: 'text', reason: 'text' });

const INSERT_DEPOSITS = insertRecords('deposits', '$1', {
  ...RECORD,
  [DOCUMENT_FIELDS.rental_agreement]: 'uuid',
  kind: 'text',
});

/** Appends what a document made of its account: a statement for all records of each kind. */
export function appendRecords(
  session: SqlSession,
  { payments, refunds, deposits = [] }: NewMoneyRecords & Partial<NewSecuredRecords>,
): void {
  if (payments.length > 0) session.write(INSERT_PAYMENTS, [rowsOf(payments)]);
  if (refunds.length > 0) session.write(INSERT_REFUNDS, [rowsOf(refunds)]);
  if (deposits.length > 0) session.write(INSERT_DEPOSITS, [rowsOf(deposits)]);
}

function rowsOf(records: readonly MoneyRecord<string, string | null>[]): string {
  const rows = records.map(({ documentType, documentId, ...record }) => ({
    ...record,
    [DOCUMENT_FIELDS[documentType]]: documentId,
  }));
  return JSON.stringify(rows);
}

interface TakingRow {
  readonly isRefund: boolean;
  readonly method: PaymentMethod;
  readonly amount: string;
}

/** What came in and went back, read from the records. */
export class SqlTakingsRepository implements TakingsRepository {
  constructor(private readonly session: SqlSession) {}

  async of({ type, id }: BilledDocument): Promise<Takings> {
    const rows = await this.session.read<TakingRow>(TAKINGS[type], [id]);
    const which = (wanted: boolean) => rows.filter(({ isRefund }) => isRefund === wanted);
    return new Takings(which(false), which(true));
  }
}

/** What changed hands; what is paid out of a deposit came in with it. */
const TAKINGS: Readonly<Record<BilledDocumentType, string>> = {
  sales_transaction: takings(documentColumn('sales_transaction'), []),
  rental_agreement: takings(documentColumn('rental_agreement'), [
    ['deposits', false, `kind = 'received'`],
    ['deposits', true, `kind = 'released'`],
  ]),
};

function takings(
  column: string,
  more: readonly (readonly [table: string, isRefund: boolean, condition: string])[],
): string {
  const sources = [
    ['payments', false, `method <> 'deposit'`],
    ['refunds', true, 'TRUE'],
    ...more,
  ] as const;
  const selects = sources.map(
    ([table, isRefund, condition]) =>
      `SELECT ${isRefund} AS "isRefund", method, ${amountText('amount')} AS amount, created_at, id
         FROM ${table} WHERE ${column} = $1 AND ${condition}`,
  );
  return `${selects.join(' UNION ALL ')} ORDER BY created_at DESC, id DESC`;
}
