import type { BilledDocument, DepositRecord, PaidBy, Payment, Refund } from '@strata/domain';
import type { ListQuery, Page } from '@strata/application-kit';

/** A payment as read. */
export type PaymentView = Payment;

/** A refund as read. */
export type RefundView = Refund;

/** What was done with a deposit, as read. */
export type DepositView = DepositRecord;

/** Which payments, refunds or records of deposits to list; every condition given must hold. */
export interface MoneyRecordFilter {
  readonly document?: BilledDocument | undefined;
  readonly method?: PaidBy | undefined;
  /** Made at this moment or later. */
  readonly from?: Date | undefined;
  /** Made before this moment. */
  readonly to?: Date | undefined;
}

/** What payments, refunds and records of deposits can be sorted by. */
export const MONEY_RECORD_SORT_KEYS = ['createdAt'] as const;

/** One of {@link MONEY_RECORD_SORT_KEYS}. */
export type MoneyRecordSortKey = (typeof MONEY_RECORD_SORT_KEYS)[number];

/** Which page of payments, refunds or records of deposits. */
export type MoneyRecordQuery = ListQuery<MoneyRecordFilter, MoneyRecordSortKey>;

/** Reads of the money of documents. */
export interface BillingQueries {
  payments(query: MoneyRecordQuery): Promise<Page<PaymentView>>;
  refunds(query: MoneyRecordQuery): Promise<Page<RefundView>>;
  deposits(query: MoneyRecordQuery): Promise<Page<DepositView>>;
}
