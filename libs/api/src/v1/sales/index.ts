import type { Role } from '../../shared/role.js';
import {
  type PaymentStatus,
  SALES_NUMBER_MAX_LENGTH,
  salesErrors,
  type SalesStatus,
} from '@strata/domain';
import {
  SALES_TRANSACTION_SORT_KEYS,
  type CancelSalesTransactionUseCase,
  type CreateSalesTransactionUseCase,
  type FulfillSalesTransactionUseCase,
  type ReceiveSalesReturnUseCase,
  type RecordPaymentUseCase,
  type SalesReturnQueries,
  type SalesReturnView,
  type SalesTransactionFilter,
  type SalesTransactionQueries,
  type SalesTransactionView,
} from '@strata/application';
import { valueErrors } from '@strata/domain-kit';
import {
  type CursorCodec,
  type Endpoint,
  getEndpoint,
  id,
  listEndpoint,
  ListFormat,
  periodSchemas,
  type Resource,
  text,
} from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { createSalesTransaction } from './create-sales-transaction.js';
import { listReturnsOfSale } from './list-returns-of-sale.js';
import { receiveSalesReturn } from './receive-sales-return.js';
import { salesAction } from './sales-action.js';
import { presentSalesReturn, presentSalesTransaction } from './sales-presenter.js';
import { returnFormat } from './sales-return-format.js';
import {
  emptyBodySchema,
  paymentCreateSchema,
  paymentStatus,
  salesReturnPageSchema,
  salesReturnResponseSchema,
  salesStatus,
  salesTransactionPageSchema,
  salesTransactionResponseSchema,
} from './sales-schemas.js';

/** What the endpoints of the sales context work with. */
export interface SalesPorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: SalesTransactionQueries;
  readonly returnQueries: SalesReturnQueries;
  readonly create: CreateSalesTransactionUseCase;
  readonly pay: RecordPaymentUseCase;
  readonly fulfill: FulfillSalesTransactionUseCase;
  readonly cancel: CancelSalesTransactionUseCase;
  readonly receiveReturn: ReceiveSalesReturnUseCase;
}

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

const returns: Resource<SalesReturnView, object, Role> = {
  path: '/sales-returns',
  name: 'SalesReturn',
  plural: 'SalesReturns',
  article: 'a return',
  tag: 'Returns',
  readers: 'viewer',
  schema: salesReturnResponseSchema,
  notFound: salesErrors.returnNotFound,
  present: presentSalesReturn,
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

/** The endpoints of the sales context. */
export function salesEndpoints(ports: SalesPorts): readonly Endpoint<Role>[] {
  const { commands, cursors, queries, returnQueries } = ports;
  return [
    createSalesTransaction(commands, ports.create),
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
      ports.pay,
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
      ports.fulfill,
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
      ports.cancel,
    ),
    receiveSalesReturn(commands, ports.receiveReturn),
    listReturnsOfSale(queries, returnQueries, cursors),
    listEndpoint(
      returns,
      salesReturnPageSchema,
      returnFormat,
      (query) => returnQueries.list(query),
      cursors,
    ),
    getEndpoint(returns, returnQueries),
  ];
}
