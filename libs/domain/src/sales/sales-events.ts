import type { DomainEvent, EventMap } from '@strata/domain-kit';

type SaleFacts = {
  readonly number: string;
  readonly customerId: string;
  readonly currency: string;
  /** Decimal text, as every amount here. */
  readonly totalAmount: string;
};

/** A sale was made and its stock reserved. */
export type SalesTransactionConfirmed = DomainEvent<
  'sales_transaction.confirmed',
  SaleFacts & {
    readonly dueDate: string;
    readonly items: readonly { readonly itemId: string; readonly quantity: number }[];
  }
>;

/** The goods of a sale left the house. */
export type SalesTransactionFulfilled = DomainEvent<'sales_transaction.fulfilled', SaleFacts>;

/** A sale was called off; its reservation is released and what was paid is refunded. */
export type SalesTransactionCancelled = DomainEvent<
  'sales_transaction.cancelled',
  SaleFacts & { readonly refundAmount: string }
>;

/** Somebody paid for a sale. Recorded on the sale. */
export type PaymentReceived = DomainEvent<
  'payment.received',
  {
    readonly paymentId: string;
    readonly number: string;
    readonly amount: string;
    readonly currency: string;
    readonly method: string;
    readonly balanceDue: string;
  }
>;

/** Sold goods came back. Recorded on the return. */
export type SalesReturnReceived = DomainEvent<
  'sales_return.received',
  {
    readonly salesTransactionId: string;
    readonly warehouseId: string;
    readonly returnAmount: string;
    readonly refundAmount: string;
    readonly currency: string;
  }
>;

/** What can happen to a sale. */
export type SalesTransactionEvents = EventMap<
  | SalesTransactionConfirmed
  | SalesTransactionFulfilled
  | SalesTransactionCancelled
  | PaymentReceived
>;

/** What can happen to a return. */
export type SalesReturnEvents = EventMap<SalesReturnReceived>;
