import { userErrors } from './user-errors.js';
import type { User } from './user.js';

/**
 * Someone must always be able to manage users: an admin may be deleted or lose the role only while
 * another active admin remains.
 * @param activeAdmins all of them, locked, so that two cannot leave at the same time
 * @throws DomainError `user.last_admin` when `leaving` is the only one
 */
export function expectAnotherAdmin(activeAdmins: readonly User[], leaving: User): void {
  if (leaving.isActiveAdmin && activeAdmins.every((admin) => admin.equals(leaving))) {
    throw userErrors.lastAdmin();
  }
}
