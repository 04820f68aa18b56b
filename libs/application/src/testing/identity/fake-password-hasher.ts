import type { PasswordHash } from '@strata/domain';
import type { PasswordHasher } from '../../identity/password-hasher.js';

/** Hashes at once and reversibly, and counts what it is asked for. */
export class FakePasswordHasher implements PasswordHasher {
  hashes = 0;
  verifications = 0;

  hash(password: string): Promise<PasswordHash> {
    this.hashes += 1;
    return Promise.resolve(`hash of ${password} #${this.hashes}` as PasswordHash);
  }

  verify(hash: PasswordHash | null, password: string): Promise<boolean> {
    this.verifications += 1;
    return Promise.resolve(hash?.startsWith(`hash of ${password} #`) ?? false);
  }
}
