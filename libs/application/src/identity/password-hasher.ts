import type { PasswordHash } from '@strata/domain';

/** Slow, salted hashing of passwords; never call it while a transaction is open. */
export interface PasswordHasher {
  /** @throws DomainError `auth.hashing_busy` when too many wait already */
  hash(password: string): Promise<PasswordHash>;

  /**
   * Whether the password is the one of the hash. Without a hash (an unknown user) it is false, at
   * the same cost, so that nobody learns from the time which usernames exist.
   * @throws DomainError `auth.hashing_busy` when too many wait already
   */
  verify(hash: PasswordHash | null, password: string): Promise<boolean>;
}
