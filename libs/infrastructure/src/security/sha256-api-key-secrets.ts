import { createHash, randomBytes } from 'node:crypto';
import { SERVICE_NAME, type ApiKeySecret, type ApiKeySecrets } from '@strata/application';

const MARK = `${SERVICE_NAME}_`;
const SECRET_BYTES = 32;
/** 48 bits to tell keys apart by; 208 are left to guess. */
const SHOWN_CHARACTERS = 8;
const LOOKS = new RegExp(`^${MARK}[A-Za-z0-9_-]{43}$`);

/**
 * Keys of 256 random bits, with a mark that tools which look for leaked secrets can look for. A plain
 * SHA-256 keeps them: nobody goes through so many, so there is nothing that a slow hash would make slower.
 */
export class Sha256ApiKeySecrets implements ApiKeySecrets {
  make(): ApiKeySecret {
    const key = MARK + randomBytes(SECRET_BYTES).toString('base64url');
    return { key, prefix: key.slice(0, MARK.length + SHOWN_CHARACTERS), digest: sha256(key) };
  }

  digestOf(token: string): string | null {
    return LOOKS.test(token) ? sha256(token) : null;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
