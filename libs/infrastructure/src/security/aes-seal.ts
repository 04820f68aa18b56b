import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { secretKeyBytes } from './secret-key.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Makes texts unreadable for who has no SECRET_KEY, and readable again (AES-256-GCM, with a nonce of its
 * own each time).
 * @param purpose keeps this key apart from everything else that SECRET_KEY is for
 * @throws RangeError when the secret key is too short
 */
export function aesSeal(secretKey: string, purpose: string) {
  const key = Buffer.from(hkdfSync('sha256', secretKeyBytes(secretKey), '', purpose, KEY_BYTES));
  return {
    /** Sealed, in base64url. */
    seal(text: string): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },

    /** @throws Error when it was not sealed here, or was changed since */
    open(sealed: string): string {
      const bytes = Buffer.from(sealed, 'base64url');
      const [nonce, rest] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(rest.subarray(0, TAG_BYTES));
      const opened = [decipher.update(rest.subarray(TAG_BYTES)), decipher.final()];
      return Buffer.concat(opened).toString('utf8');
    },
  };
}
