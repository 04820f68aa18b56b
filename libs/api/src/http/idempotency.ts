import type { IdempotencyKey } from '@strata/application';
import { HttpError, httpErrors } from './http-errors.js';

/** Keyed digest of a text; keyed, because a request can hold a password. */
export type Fingerprint = (text: string) => string;

const KEY = /^[\x20-\x7e]{1,255}$/;

/**
 * The key a client sent, and the fingerprint of what it sent with it.
 * @throws HttpError 400 for a malformed key
 */
export function idempotencyOf(
  header: string | undefined,
  fingerprint: Fingerprint,
  request: { readonly method: string; readonly path: string; readonly body: string },
): IdempotencyKey | undefined {
  if (header === undefined) return undefined;
  if (!KEY.test(header)) throw new HttpError(httpErrors.idempotencyKeyMalformed);
  const { method, path, body } = request;
  return { key: header, fingerprint: fingerprint(`${method} ${path}\n${body}`) };
}
