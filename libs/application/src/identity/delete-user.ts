import { expectAnotherAdmin, type UserId } from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { IdentityTransaction } from './identity-transaction.js';
import { lockUser } from './lock-user.js';

/** Names the user to delete, and the version the caller saw. */
export interface DeleteUser {
  readonly id: UserId;
  readonly expectedVersions?: readonly number[] | undefined;
}

/** Deletes a user softly; they can no longer sign in, and the username becomes free again. */
export class DeleteUserUseCase implements UseCase<DeleteUser, void, IdentityTransaction> {
  /** @throws DomainError `user.not_found`, `aggregate.version_mismatch`, `user.last_admin` */
  async execute(
    { id, expectedVersions }: DeleteUser,
    context: CommandContext<IdentityTransaction>,
  ): Promise<void> {
    const { users } = context.tx;
    // All admins first, in one order: two who delete each other take turns instead of both winning.
    const admins = await users.lockActiveAdmins();
    const user = await lockUser(context.tx, id, expectedVersions);
    expectAnotherAdmin(admins, user);
    user.delete(context);
    await users.update(user);
  }
}
