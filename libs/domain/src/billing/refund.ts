import type { PaymentMethod } from './payment-method.js';
import type { MoneyRecord } from './payment.js';
import type { Takings } from './takings.js';

/** Why money can be given back; `adjustment`: the price fell below what was paid. */
export const REFUND_KINDS = ['goodwill', 'cancellation', 'return', 'adjustment'] as const;

/** One of {@link REFUND_KINDS}. */
export type RefundKind = (typeof REFUND_KINDS)[number];

/** The longest reason of a refund. */
export const REFUND_REASON_MAX_LENGTH = 500;

/** Money that was given back. */
export interface Refund extends MoneyRecord<'Refund'> {
  readonly kind: RefundKind;
  /** Of goodwill; what else is refunded has its reason in the document. */
  readonly reason: string | null;
}

/** How money goes back. */
export interface Refunding {
  /** What has come in and gone back so far. */
  readonly takings: Takings;
  /** By this method alone; as it was paid when absent. */
  readonly method?: PaymentMethod | undefined;
}

/** Money that is given back though nothing is returned. */
export interface RefundRequest {
  /** Decimal text. */
  readonly amount: string;
  readonly reference: string | null;
  readonly reason: string;
}
