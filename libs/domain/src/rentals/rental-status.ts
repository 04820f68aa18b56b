/**
 * Where an agreement is on its way: `reserved` becomes `out` with the first piece that is handed out, or
 * `cancelled`; `out` becomes `returned` when nothing is out or left to be handed out.
 */
export const RENTAL_STATUSES = ['reserved', 'out', 'returned', 'cancelled'] as const;

/** One of {@link RENTAL_STATUSES}. */
export type RentalStatus = (typeof RENTAL_STATUSES)[number];
