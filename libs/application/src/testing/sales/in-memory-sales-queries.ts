import { documentSequence } from '@strata/domain';
import type {
  SalesReturnFilter,
  SalesReturnSortKey,
  SalesReturnView,
  SalesTransactionFilter,
  SalesTransactionSortKey,
  SalesTransactionView,
} from '../../sales/sales-queries.js';
import {
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
} from '@strata/application-kit/testing';

/** Reads of sales over the in-memory tables. */
export class InMemorySalesTransactionQueries extends InMemoryResourceQueries<
  SalesTransactionView,
  SalesTransactionFilter,
  SalesTransactionSortKey
> {
  constructor(database: InMemoryDatabase) {
    super(
      database,
      'sales_transactions',
      (row, { number, customerId, status, paymentStatus, from, to, dueBefore, open, overdue }) =>
        isValue(row.number, number) &&
        isValue<string>(row.customerId, customerId) &&
        isValue(row.status, status) &&
        isValue(row.paymentStatus, paymentStatus) &&
        (from === undefined || row.createdAt >= from) &&
        (to === undefined || row.createdAt < to) &&
        (dueBefore === undefined || row.dueDate < dueBefore) &&
        isValue(row.isOpen, open) &&
        (overdue === undefined || isOverdue(row, overdue.today) === overdue.isOverdue),
      { number: documentSequence },
    );
  }
}

function isOverdue({ dueDate, balanceDue }: SalesTransactionView, today: string): boolean {
  return dueDate < today && Number(balanceDue) > 0;
}

/** Reads of returns over the in-memory tables. */
export class InMemorySalesReturnQueries extends InMemoryResourceQueries<
  SalesReturnView,
  SalesReturnFilter,
  SalesReturnSortKey
> {
  constructor(database: InMemoryDatabase) {
    super(
      database,
      'sales_returns',
      (row, { salesTransactionId, warehouseId }) =>
        isValue<string>(row.salesTransactionId, salesTransactionId) &&
        isValue<string>(row.warehouseId, warehouseId),
    );
  }
}
