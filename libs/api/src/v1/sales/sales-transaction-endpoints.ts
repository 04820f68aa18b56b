import {
  type BillingQueries,
  CancelSalesTransactionUseCase,
  FulfillSalesTransactionUseCase,
  RecordPaymentUseCase,
  RefundSalesTransactionUseCase,
  type SalesTransactionQueries,
  type SalesTransactionView,
} from '@strata/application';
import { billingErrors, salesErrors, type SalesTransactionId, stockErrors } from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import {
  type Endpoint,
  getEndpoint,
  historyEndpoint,
  listEndpoint,
  NO_DETAILS,
  type Resource,
} from '@strata/api-kit';
import { documentActions } from '../../shared/document-actions.js';
import { documentRecords } from '../../shared/document-records.js';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import type { Today } from '../../shared/today.js';
import { presentPayment, presentRefund } from '../billing/billing-presenter.js';
import {
  paymentCreateSchema,
  paymentPageSchema,
  refundCreateSchema,
  refundPageSchema,
} from '../billing/billing-schemas.js';
import { paymentFormat, refundFormat } from '../billing/money-record-format.js';
import { createSalesTransaction, type SalesPolicy } from './create-sales-transaction.js';
import { presentSalesTransaction } from './sales-presenter.js';
import { salesTransactionFormat } from './sales-transaction-format.js';
import {
  salesTransactionCancelSchema,
  salesTransactionPageSchema,
  salesTransactionResponseSchema,
} from './sales-schemas.js';

/** Sales on the wire. */
export const salesResource: Resource<SalesTransactionView, object, Role> = {
  path: '/sales-transactions',
  name: 'SalesTransaction',
  plural: 'SalesTransactions',
  article: 'a sale',
  tag: 'Sales',
  readers: 'viewer',
  schema: salesTransactionResponseSchema,
  notFound: salesErrors.notFound,
  present: presentSalesTransaction,
};

/** What the endpoints of sales work with. */
export interface SalesTransactionPorts extends Ports<SalesTransactionQueries> {
  readonly billing: BillingQueries;
  readonly salesPolicy: SalesPolicy;
  readonly today: Today;
}

/** The endpoints of sales. */
export function salesTransactionEndpoints({
  commands,
  cursors,
  history,
  queries,
  billing,
  salesPolicy,
  today,
}: SalesTransactionPorts): readonly Endpoint<Role>[] {
  const salesAction = documentActions<SalesTransactionView, 'SalesTransaction'>(
    salesResource,
    salesErrors.wrongStatus,
    commands,
  );
  const recordsOfSale = documentRecords<'SalesTransaction'>(salesResource, queries, cursors);
  const documentOf = (id: SalesTransactionId) => ({ type: 'sales_transaction', id }) as const;
  return [
    createSalesTransaction(commands, salesPolicy),
    listEndpoint(
      salesResource,
      salesTransactionPageSchema,
      salesTransactionFormat(today),
      (query) => queries.list(query),
      cursors,
    ),
    getEndpoint(salesResource, queries),
    historyEndpoint(salesResource, { cursors, history, queries }),
    salesAction(
      {
        name: 'payments',
        operationId: 'recordPayment',
        summary: 'Take a payment',
        description: 'Of at most what is still due.',
        body: paymentCreateSchema,
        errors: [
          billingErrors.paymentAmountInvalid,
          billingErrors.paymentExceedsBalance,
          valueErrors.tooManyPlaces,
        ],
        toDetails: ({ amount, method, reference = null }) => ({ amount, method, reference }),
      },
      new RecordPaymentUseCase(),
    ),
    recordsOfSale({
      name: 'payments',
      operationId: 'listPaymentsOfSale',
      format: paymentFormat,
      page: paymentPageSchema,
      present: presentPayment,
      list: ({ filter, ...query }, id) =>
        billing.payments({ ...query, filter: { ...filter, document: documentOf(id) } }),
    }),
    salesAction(
      {
        name: 'refunds',
        operationId: 'refundSalesTransaction',
        summary: 'Give money back',
        description:
          'Of at most what was paid and not given back, without a return. The price falls by as much.',
        access: 'manager',
        body: refundCreateSchema,
        errors: [
          billingErrors.refundAmountInvalid,
          billingErrors.refundExceedsPaid,
          valueErrors.tooManyPlaces,
        ],
        toDetails: ({ reference = null, ...rest }) => ({ ...rest, reference }),
      },
      new RefundSalesTransactionUseCase(),
    ),
    recordsOfSale({
      name: 'refunds',
      operationId: 'listRefundsOfSale',
      format: refundFormat,
      page: refundPageSchema,
      present: presentRefund,
      list: ({ filter, ...query }, id) =>
        billing.refunds({ ...query, filter: { ...filter, document: documentOf(id) } }),
    }),
    salesAction(
      {
        name: 'fulfill',
        operationId: 'fulfillSalesTransaction',
        summary: 'Let the goods leave',
        description: 'What was reserved is shipped, if it is still there.',
        body: NO_DETAILS,
        errors: [stockErrors.short],
        toDetails: () => ({}),
      },
      new FulfillSalesTransactionUseCase(),
    ),
    salesAction(
      {
        name: 'cancel',
        operationId: 'cancelSalesTransaction',
        summary: 'Call a sale off',
        description: 'What was reserved is free again, what was paid is refunded.',
        body: salesTransactionCancelSchema,
        errors: [],
        toDetails: ({ refund_method: refundMethod }) => ({ refundMethod }),
      },
      new CancelSalesTransactionUseCase(),
    ),
  ];
}
