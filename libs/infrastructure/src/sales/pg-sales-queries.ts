import type {
  Overdue,
  SalesReturnFilter,
  SalesReturnSortKey,
  SalesReturnView,
  SalesTransactionFilter,
  SalesTransactionSortKey,
  SalesTransactionView,
} from '@strata/application';
import {
  type ListDefinition,
  type Parameters,
  PgResourceQueries,
  type Statements,
} from '@strata/infrastructure-kit';
import { sequenceOf } from '../database/document-sequence.js';
import {
  SALES_RETURN_ITEMS,
  SALES_RETURN_SELECT,
  SALES_TRANSACTION_ITEMS,
  SALES_TRANSACTION_SELECT,
  type SalesReturnRow,
  type SalesTransactionRow,
} from './sales-row.js';

function overdueCondition({ isOverdue, today }: Overdue, parameters: Parameters): string {
  const day = parameters.add(today, 'date');
  return isOverdue
    ? `balance_due > 0 AND due_date < ${day}`
    : `(balance_due <= 0 OR due_date >= ${day})`;
}

/** Sales as a list. */
export const SALES_TRANSACTIONS: ListDefinition<
  SalesTransactionRow,
  SalesTransactionView,
  SalesTransactionFilter,
  SalesTransactionSortKey
> = {
  select: SALES_TRANSACTION_SELECT,
  items: SALES_TRANSACTION_ITEMS,
  table: 'sales_transactions',
  sortColumns: {
    createdAt: { column: 'created_at', type: 'timestamptz' },
    updatedAt: { column: 'updated_at', type: 'timestamptz' },
    number: {
      column: sequenceOf('number'),
      type: 'varchar',
      toBound: sequenceOf,
    },
    dueDate: { column: 'due_date', type: 'date' },
  },
  conditions: (
    { number, customerId, status, paymentStatus, from, to, dueBefore, open, overdue },
    parameters,
  ) => [
    ...(number === undefined ? [] : [`number = ${parameters.add(number)}`]),
    ...(customerId === undefined ? [] : [`customer_id = ${parameters.add(customerId, 'uuid')}`]),
    ...(status === undefined ? [] : [`status = ${parameters.add(status)}`]),
    ...(paymentStatus === undefined ? [] : [`payment_status = ${parameters.add(paymentStatus)}`]),
    ...(from === undefined ? [] : [`created_at >= ${parameters.add(from, 'timestamptz')}`]),
    ...(to === undefined ? [] : [`created_at < ${parameters.add(to, 'timestamptz')}`]),
    ...(dueBefore === undefined ? [] : [`due_date < ${parameters.add(dueBefore, 'date')}`]),
    // Said as the conditions of partial indexes are, because a parameter would hide those.
    ...(open === undefined ? [] : [open ? 'is_open' : 'NOT is_open']),
    ...(overdue === undefined ? [] : [overdueCondition(overdue, parameters)]),
  ],
  toView: (row) => row,
};

/** Returns as a list. */
export const SALES_RETURNS: ListDefinition<
  SalesReturnRow,
  SalesReturnView,
  SalesReturnFilter,
  SalesReturnSortKey
> = {
  select: SALES_RETURN_SELECT,
  items: SALES_RETURN_ITEMS,
  table: 'sales_returns',
  sortColumns: { createdAt: { column: 'created_at', type: 'timestamptz' } },
  conditions: ({ salesTransactionId, warehouseId }, parameters) => [
    ...(salesTransactionId === undefined
      ? []
      : [`sales_transaction_id = ${parameters.add(salesTransactionId, 'uuid')}`]),
    ...(warehouseId === undefined ? [] : [`warehouse_id = ${parameters.add(warehouseId, 'uuid')}`]),
  ],
  toView: (row) => row,
};

/** Reads of sales. */
export class PgSalesTransactionQueries extends PgResourceQueries<
  SalesTransactionRow,
  SalesTransactionView,
  SalesTransactionFilter,
  SalesTransactionSortKey
> {
  constructor(rows: Statements, lists = rows) {
    super(rows, lists, SALES_TRANSACTIONS);
  }
}

/** Reads of returns. */
export class PgSalesReturnQueries extends PgResourceQueries<
  SalesReturnRow,
  SalesReturnView,
  SalesReturnFilter,
  SalesReturnSortKey
> {
  constructor(rows: Statements, lists = rows) {
    super(rows, lists, SALES_RETURNS);
  }
}
