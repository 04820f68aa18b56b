import { defineErrors } from '@strata/domain-kit';

/** Errors of running commands, whatever their context. */
export const applicationErrors = defineErrors({
  storeUnavailable: {
    kind: 'unavailable',
    code: 'store.unavailable',
    message: () => 'The database cannot be reached at the moment.',
    details: () => ({ retryAfterSeconds: 5 }),
  },
  rowLocked: {
    kind: 'busy',
    code: 'store.row_locked',
    message: () => 'Somebody else has been changing the same data for longer than can be waited.',
    details: () => ({ retryAfterSeconds: 1 }),
  },
  storeBusy: {
    kind: 'unavailable',
    code: 'store.busy',
    message: () => 'Too many changes are waiting for the database at the moment.',
    details: () => ({ retryAfterSeconds: 1 }),
  },
  tooManySnapshots: {
    kind: 'unavailable',
    code: 'store.too_many_snapshots',
    message: () => 'As many whole lists as may be at once are being read at the moment.',
    details: () => ({ retryAfterSeconds: 10 }),
  },
  tooManyConflicts: {
    kind: 'unavailable',
    code: 'store.too_many_conflicts',
    message: () => 'Too many others are changing the same data at the moment.',
    details: () => ({ retryAfterSeconds: 1 }),
  },
  commandInFlight: {
    kind: 'busy',
    code: 'idempotency_key.in_flight',
    message: () => 'A request with this Idempotency-Key is still under way.',
    details: () => ({ retryAfterSeconds: 1 }),
  },
  keyReused: {
    kind: 'invalid',
    code: 'idempotency_key.reused',
    message: () => 'This Idempotency-Key was used for another request.',
  },
});
