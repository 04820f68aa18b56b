import { userErrors, type User, type UserId } from '@strata/domain';
import type { IdentityTransaction } from './identity-transaction.js';

/**
 * Loads a user to change it: locked, and in the version the caller saw.
 * @throws DomainError `user.not_found`, `aggregate.version_mismatch`
 */
export async function lockUser(
  tx: IdentityTransaction,
  id: UserId,
  expectedVersion: number | undefined,
): Promise<User> {
  const user = await tx.users.lockById(id);
  if (!user) throw userErrors.notFound(id);
  user.expectVersion(expectedVersion);
  return user;
}
