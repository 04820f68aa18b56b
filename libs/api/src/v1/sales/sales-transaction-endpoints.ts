import {
  CancelSalesTransactionUseCase,
  CreateSalesTransactionUseCase,
  FulfillSalesTransactionUseCase,
  RecordPaymentUseCase,
  SALES_TRANSACTION_SORT_KEYS,
  type SalesTransactionFilter,
  type SalesTransactionQueries,
  type SalesTransactionView,
} from '@strata/application';
import {
  type PaymentStatus,
  SALES_NUMBER_MAX_LENGTH,
  salesErrors,
  type SalesStatus,
} from '@strata/domain';
import { valueErrors } from '@strata/domain-kit';
import {
  type Endpoint,
  getEndpoint,
  id,
  listEndpoint,
  ListFormat,
  periodSchemas,
  type Resource,
  text,
} from '@strata/api-kit';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { createSalesTransaction } from './create-sales-transaction.js';
import { salesAction } from './sales-action.js';
import { presentSalesTransaction } from './sales-presenter.js';
import {
  emptyBodySchema,
  paymentCreateSchema,
  paymentStatus,
  salesStatus,
  salesTransactionPageSchema,
  salesTransactionResponseSchema,
} from './sales-schemas.js';

const sales: Resource<SalesTransactionView, object, Role> = {
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

const format = new ListFormat(
  'sales_transactions',
  {
    number: text(SALES_NUMBER_MAX_LENGTH)
      .uppercase()
      .description('The whole number, whatever the case.'),
    customer_id: id(),
    status: salesStatus,
    payment_status: paymentStatus,
    ...periodSchemas('Made'),
  },
  SALES_TRANSACTION_SORT_KEYS,
  ({
    customer_id: customerId,
    payment_status: status,
    ...rest
  }: Filters): SalesTransactionFilter => ({
    ...rest,
    customerId,
    paymentStatus: status,
  }),
  true,
);

interface Filters {
  readonly number?: string;
  readonly customer_id?: string;
  readonly status?: SalesStatus;
  readonly payment_status?: PaymentStatus;
  readonly from?: Date;
  readonly to?: Date;
}

/** The endpoints of sales. */
export function salesTransactionEndpoints({
  commands,
  cursors,
  queries,
}: Ports<SalesTransactionQueries>): readonly Endpoint<Role>[] {
  return [
    createSalesTransaction(commands, new CreateSalesTransactionUseCase()),
    listEndpoint(
      sales,
      salesTransactionPageSchema,
      format,
      (query) => queries.list(query),
      cursors,
    ),
    getEndpoint(sales, queries),
    salesAction(
      {
        name: 'payments',
        operationId: 'recordPayment',
        summary: 'Take a payment',
        description: 'Of at most what is still due.',
        body: paymentCreateSchema,
        errors: [
          salesErrors.paymentAmountInvalid,
          salesErrors.paymentExceedsBalance,
          valueErrors.tooManyPlaces,
        ],
        toDetails: ({ amount, method, reference = null }) => ({ amount, method, reference }),
      },
      commands,
      new RecordPaymentUseCase(),
    ),
    salesAction(
      {
        name: 'fulfill',
        operationId: 'fulfillSalesTransaction',
        summary: 'Let the goods leave',
        description: 'What was reserved is shipped.',
        body: emptyBodySchema,
        errors: [],
        toDetails: () => ({}),
      },
      commands,
      new FulfillSalesTransactionUseCase(),
    ),
    salesAction(
      {
        name: 'cancel',
        operationId: 'cancelSalesTransaction',
        summary: 'Call a sale off',
        description: 'What was reserved is free again, what was paid is refunded.',
        body: emptyBodySchema,
        errors: [],
        toDetails: () => ({}),
      },
      commands,
      new CancelSalesTransactionUseCase(),
    ),
  ];
}
