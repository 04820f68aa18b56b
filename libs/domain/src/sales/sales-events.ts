import type { DomainEvent, EventMap } from '@strata/domain-kit';
import type { PaymentReceived, RefundMade } from '../billing/billing-events.js';

/** What was sold in one line of a sale. */
export type SoldLineFacts = {
  readonly id: string;
  readonly itemId: string;
  /** As the item was called when it was sold. */
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: string;
};

type SaleFacts = {
  readonly number: string;
  readonly customerId: string;
  readonly currency: string;
  /** Decimal text, as every amount here. */
  readonly totalAmount: string;
  readonly items: readonly SoldLineFacts[];
};

/** A sale was made and its stock reserved. */
export type SalesTransactionConfirmed = DomainEvent<
  'sales_transaction.confirmed',
  SaleFacts & { readonly dueDate: string }
>;

/** The goods of a sale left the house. */
export type SalesTransactionFulfilled = DomainEvent<'sales_transaction.fulfilled', SaleFacts>;

/** A sale was called off; its reservation is released and what was paid is refunded. */
export type SalesTransactionCancelled = DomainEvent<
  'sales_transaction.cancelled',
  SaleFacts & { readonly refundAmount: string }
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
    readonly items: readonly (SoldLineFacts & {
      /** False for pieces that were written off. */
      readonly restock: boolean;
      readonly amount: string;
    })[];
  }
>;

/** What can happen to a sale. */
export type SalesTransactionEvents = EventMap<
  | SalesTransactionConfirmed
  | SalesTransactionFulfilled
  | SalesTransactionCancelled
  | PaymentReceived
  | RefundMade
>;

/** What can happen to a return. */
export type SalesReturnEvents = EventMap<SalesReturnReceived>;
