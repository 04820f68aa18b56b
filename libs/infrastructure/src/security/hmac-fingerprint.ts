import { createHmac } from 'node:crypto';
import { secretKeyBytes } from './secret-key.js';

/**
 * Makes the function that turns a text into its fingerprint: a keyed digest (HMAC-SHA-256, 64
 * hexadecimal digits), because a plain digest of a password, a name or an address could be guessed.
 * @param purpose keeps these digests apart from everything else that is signed with SECRET_KEY
 * @throws RangeError when the secret key is too short
 */
export function hmacFingerprint(secretKey: string, purpose: string): (text: string) => string {
  const key = secretKeyBytes(secretKey);
  return (text) => createHmac('sha256', key).update(`${purpose}\n`).update(text).digest('hex');
}
