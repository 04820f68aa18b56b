import type {
  PaymentStatus,
  SalesReturnSnapshot,
  SalesStatus,
  SalesTransactionSnapshot,
} from '@strata/domain';
import type { ResourceQueries, WithoutLines } from '@strata/application-kit';

/** A sale as read, lines included. */
export type SalesTransactionView = SalesTransactionSnapshot;

/** A return as read, lines included. */
export type SalesReturnView = SalesReturnSnapshot;

/** Which sales to list; every condition given must hold. */
export interface SalesTransactionFilter {
  /** The number, exactly. */
  readonly number?: string | undefined;
  readonly customerId?: string | undefined;
  readonly status?: SalesStatus | undefined;
  readonly paymentStatus?: PaymentStatus | undefined;
  /** Made at this moment or later. */
  readonly from?: Date | undefined;
  /** Made before this moment. */
  readonly to?: Date | undefined;
  /** Due before this day, `YYYY-MM-DD`. */
  readonly dueBefore?: string | undefined;
  /** Whether it is still to be fulfilled or paid. */
  readonly open?: boolean | undefined;
  readonly overdue?: Overdue | undefined;
}

/** Whether something is to be collected whose due date has passed. */
export interface Overdue {
  readonly isOverdue: boolean;
  /** The day it is, `YYYY-MM-DD`: what is due on it is not overdue. */
  readonly today: string;
}

/** What sales can be sorted by. */
export const SALES_TRANSACTION_SORT_KEYS = ['createdAt', 'updatedAt', 'number', 'dueDate'] as const;

/** One of {@link SALES_TRANSACTION_SORT_KEYS}. */
export type SalesTransactionSortKey = (typeof SALES_TRANSACTION_SORT_KEYS)[number];

/** Reads of sales that need no behaviour. */
export type SalesTransactionQueries = ResourceQueries<
  SalesTransactionView,
  SalesTransactionFilter,
  SalesTransactionSortKey,
  WithoutLines<SalesTransactionView>
>;

/** Which returns to list; every condition given must hold. */
export interface SalesReturnFilter {
  readonly salesTransactionId?: string | undefined;
  readonly warehouseId?: string | undefined;
}

/** What returns can be sorted by. */
export const SALES_RETURN_SORT_KEYS = ['createdAt'] as const;

/** One of {@link SALES_RETURN_SORT_KEYS}. */
export type SalesReturnSortKey = (typeof SALES_RETURN_SORT_KEYS)[number];

/** Reads of returns that need no behaviour. */
export type SalesReturnQueries = ResourceQueries<
  SalesReturnView,
  SalesReturnFilter,
  SalesReturnSortKey,
  WithoutLines<SalesReturnView>
>;
