/** How money can change hands. */
export const PAYMENT_METHODS = ['cash', 'card', 'bank_transfer', 'check', 'other'] as const;

/** One of {@link PAYMENT_METHODS}. */
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** How something can be paid: by money that changes hands, or out of a deposit that is held. */
export const PAID_BY = [...PAYMENT_METHODS, 'deposit'] as const;

/** One of {@link PAID_BY}. */
export type PaidBy = (typeof PAID_BY)[number];
