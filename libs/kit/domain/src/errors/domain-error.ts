import { recogniseCopies } from '../copies/recognise-copies.js';

/**
 * What a caller can do about an error; the API turns it into a status.
 * - `invalid`: the input breaks a rule whatever the state is
 * - `not_found`: the thing asked for does not exist
 * - `conflict`: the present state forbids it
 * - `stale`: the caller (or the store) has seen another version
 * - `forbidden`: this actor may not
 * - `unauthenticated`: nobody knows who this is
 * - `throttled`: too many attempts; `details.retryAfterSeconds` says when to try again
 * - `busy`: the same thing is under way; `details.retryAfterSeconds` likewise
 * - `unavailable`: something the work needs is away; `details.retryAfterSeconds` likewise
 */
export type ErrorKind =
  | 'invalid'
  | 'not_found'
  | 'conflict'
  | 'stale'
  | 'forbidden'
  | 'unauthenticated'
  | 'throttled'
  | 'busy'
  | 'unavailable';

/** Plain data that explains an error, for example the items that are short. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A broken business rule: its kind, a stable code such as `lamp.name_taken`, and details. `instanceof`
 * holds for those of another copy of this package too.
 */
export class DomainError extends Error {
  static {
    recogniseCopies(this, 'DomainError');
  }

  override readonly name = 'DomainError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details?: ErrorDetails,
  ) {
    super(message);
  }
}
