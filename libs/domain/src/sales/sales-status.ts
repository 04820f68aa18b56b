/** Where a sale is on its way: `confirmed` becomes `fulfilled` or `cancelled`, and that is all. */
export const SALES_STATUSES = ['confirmed', 'fulfilled', 'cancelled'] as const;

/** One of {@link SALES_STATUSES}. */
export type SalesStatus = (typeof SALES_STATUSES)[number];
