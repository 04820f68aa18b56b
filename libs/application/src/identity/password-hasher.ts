import type { PasswordHash } from '@strata/domain';

/** Slow, salted hashing of passwords; only `PasswordService` calls it, which has everybody wait their turn. */
export interface PasswordHasher {
  hash(password: string): Promise<PasswordHash>;

  /**
   * Whether the password is the one of the hash. Without a hash (an unknown user) it is false, at
   * the same cost, so that nobody learns from the time which usernames exist.
   */
  verify(hash: PasswordHash | null, password: string): Promise<boolean>;
}
