import { userErrors, type User, type UserId } from '@strata/domain';
import type { IdentityTransaction } from './identity-transaction.js';

/**
 * Loads a user to change it: locked, and in the version the caller saw.
 * @throws DomainError `user.not_found`, `aggregate.version_mismatch`
 */
export async function lockUser(
  tx: IdentityTransaction,
  id: UserId,
  expectedVersions: readonly number[] | undefined,
): Promise<User> {
  const user = await tx.users.lockById(id);
  if (!user) throw userErrors.notFound(id);
  user.expectVersion(expectedVersions);
  return user;
}
