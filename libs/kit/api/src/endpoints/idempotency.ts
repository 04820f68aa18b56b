import type { IdempotencyKey } from '@strata/application-kit';
import { HttpError, httpErrors } from '../errors/http-errors.js';

/** Keyed digest of a text; keyed, because a request can hold a password. */
export type Fingerprint = (text: string) => string;

/** What tells a repetition from another request under the same key. */
export interface RepeatedRequest {
  /** As declared, such as `/lamps`. */
  readonly path: string;
  readonly params: unknown;
  readonly query: unknown;
  /** As the client sent it: what validation makes of it can change from release to release. */
  readonly body: unknown;
}

const KEY = /^[\x20-\x7e]{1,255}$/;

/**
 * The key a client sent, and the fingerprint of what it sent with it. Requests that mean the same
 * have the same one: blanks, escapes, the order of members and the notation of numbers do not count.
 * @throws HttpError 400 for a malformed key
 */
export function idempotencyOf(
  header: string | readonly string[] | undefined,
  fingerprint: Fingerprint,
  { path, params, query, body }: RepeatedRequest,
): IdempotencyKey | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !KEY.test(header)) {
    throw new HttpError(httpErrors.idempotencyKeyMalformed);
  }
  return { key: header, fingerprint: fingerprint(canonicalJson([path, params, query, body])) };
}

/** The one text of all JSON texts that mean this value. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
