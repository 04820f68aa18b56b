import { createHmac } from 'node:crypto';
import { secretKeyBytes } from './secret-key.js';

/** Keeps these digests apart from everything else that is signed with SECRET_KEY. */
const PURPOSE = 'idempotency-key fingerprint\n';

/**
 * Makes the function that turns a request into its fingerprint: a keyed digest (HMAC-SHA-256, 64
 * hexadecimal digits), because request bodies can hold passwords and a plain digest could be guessed.
 * @throws RangeError when the secret key is too short
 */
export function hmacFingerprint(secretKey: string): (text: string) => string {
  const key = secretKeyBytes(secretKey);
  return (text) => createHmac('sha256', key).update(PURPOSE).update(text).digest('hex');
}
