/**
 * How far a document is paid. While something is due it is `unpaid` or `partially_paid`; then what
 * became of the money says it, and `settled` is what never needed any.
 */
export const PAYMENT_STATUSES = [
  'unpaid',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'settled',
] as const;

/** One of {@link PAYMENT_STATUSES}. */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
