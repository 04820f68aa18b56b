import type {
  BillingQueries,
  DepositView,
  MoneyRecordFilter,
  MoneyRecordQuery,
  MoneyRecordSortKey,
  PaymentView,
  RefundView,
} from '@strata/application';
import type { Page } from '@strata/application-kit';
import {
  amountText,
  type ListDefinition,
  ListReader,
  type Parameters,
  type Statements,
} from '@strata/infrastructure-kit';
import { DOCUMENT_SELECT, documentColumn } from './billed-document-columns.js';

const RECORD_SELECT = `id, ${amountText('amount')} AS amount, currency, method, reference,
  created_at AS "createdAt", created_by AS "createdBy"`;
const SELECT = `${RECORD_SELECT}, ${DOCUMENT_SELECT}`;

const sortColumns = { createdAt: { column: 'created_at', type: 'timestamptz' } };

/** Payments as a list. */
export const PAYMENTS: ListDefinition<
  PaymentView,
  PaymentView,
  MoneyRecordFilter,
  MoneyRecordSortKey
> = { select: SELECT, table: 'payments', sortColumns, conditions, toView: (row) => row };

/** Refunds as a list. */
export const REFUNDS: ListDefinition<
  RefundView,
  RefundView,
  MoneyRecordFilter,
  MoneyRecordSortKey
> = {
  select: `${SELECT}, kind, reason`,
  table: 'refunds',
  sortColumns,
  conditions,
  toView: (row) => row,
};

/** Records of deposits as a list; all are of agreements. */
export const DEPOSITS: ListDefinition<
  DepositView,
  DepositView,
  MoneyRecordFilter,
  MoneyRecordSortKey
> = {
  select: `${RECORD_SELECT}, kind, 'rental_agreement' AS "documentType", rental_agreement_id AS "documentId"`,
  table: 'deposits',
  sortColumns,
  conditions: ({ document, ...filter }, parameters) => [
    ...(document && document.type !== 'rental_agreement' ? ['FALSE'] : []),
    ...conditions(
      { ...filter, ...(document?.type === 'rental_agreement' && { document }) },
      parameters,
    ),
  ],
  toView: (row) => row,
};

/** Reads of payments, refunds and deposits. */
export class PgBillingQueries implements BillingQueries {
  readonly #payments;
  readonly #refunds;
  readonly #deposits;

  constructor(lists: Statements) {
    this.#payments = new ListReader(lists, PAYMENTS);
    this.#refunds = new ListReader(lists, REFUNDS);
    this.#deposits = new ListReader(lists, DEPOSITS);
  }

  payments(query: MoneyRecordQuery): Promise<Page<PaymentView>> {
    return this.#payments.list(query);
  }

  refunds(query: MoneyRecordQuery): Promise<Page<RefundView>> {
    return this.#refunds.list(query);
  }

  deposits(query: MoneyRecordQuery): Promise<Page<DepositView>> {
    return this.#deposits.list(query);
  }
}

function conditions(
  { document, method, from, to }: MoneyRecordFilter,
  parameters: Parameters,
): string[] {
  return [
    ...(document === undefined
      ? []
      : [`${documentColumn(document.type)} = ${parameters.add(document.id, 'uuid')}`]),
    ...(method === undefined ? [] : [`method = ${parameters.add(method)}`]),
    ...(from === undefined ? [] : [`created_at >= ${parameters.add(from, 'timestamptz')}`]),
    ...(to === undefined ? [] : [`created_at < ${parameters.add(to, 'timestamptz')}`]),
  ];
}
