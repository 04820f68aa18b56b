import type { DomainEvent } from '@strata/domain-kit';

/** Somebody paid for a document. Recorded on the document. */
export type PaymentReceived = DomainEvent<
  'payment.received',
  {
    readonly paymentId: string;
    /** Of the document, as every number here. */
    readonly number: string;
    /** Decimal text, as every amount here. */
    readonly amount: string;
    readonly currency: string;
    readonly method: string;
    readonly balanceDue: string;
  }
>;

/**
 * Money was given back; a refund by several methods is several of these. Recorded on the document.
 */
export type RefundMade = DomainEvent<
  'refund.made',
  {
    readonly refundId: string;
    readonly number: string;
    readonly amount: string;
    readonly currency: string;
    readonly method: string;
    /** Why: `goodwill`, `cancellation`, `return` or `adjustment`. */
    readonly kind: string;
    readonly balanceDue: string;
  }
>;

type DepositFacts = {
  readonly depositId: string;
  readonly number: string;
  readonly amount: string;
  readonly currency: string;
  /** What is held afterwards. */
  readonly held: string;
};

/** Somebody left money as security; it is no payment. Recorded on the document, as all of deposits. */
export type DepositReceived = DomainEvent<
  'deposit.received',
  DepositFacts & { readonly method: string }
>;

/** A part of what was held became a payment; no `payment.received` tells of it besides. */
export type DepositApplied = DomainEvent<
  'deposit.applied',
  DepositFacts & { readonly paymentId: string; readonly balanceDue: string }
>;

/** A part of what was held went back; a release by several methods is several of these. */
export type DepositReleased = DomainEvent<
  'deposit.released',
  DepositFacts & { readonly method: string }
>;
