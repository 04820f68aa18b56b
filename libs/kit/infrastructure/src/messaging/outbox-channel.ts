/** The channel on which a commit with deliveries is announced. */
export const OUTBOX_CHANNEL = 'strata_outbox';
