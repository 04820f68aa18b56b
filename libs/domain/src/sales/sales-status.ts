/** Where a sale is on its way: `confirmed` becomes `fulfilled` or `cancelled`, and that is all. */
export const SALES_STATUSES = ['confirmed', 'fulfilled', 'cancelled'] as const;

/** One of {@link SALES_STATUSES}. */
export type SalesStatus = (typeof SALES_STATUSES)[number];

/** How far a sale is paid. */
export const PAYMENT_STATUSES = [
  'unpaid',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
] as const;

/** One of {@link PAYMENT_STATUSES}. */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** How a payment can be made. */
export const PAYMENT_METHODS = ['cash', 'card', 'bank_transfer', 'check', 'other'] as const;

/** One of {@link PAYMENT_METHODS}. */
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
