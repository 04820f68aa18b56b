import {
  expectAnotherAdmin,
  userErrors,
  type PasswordHash,
  type Role,
  type User,
  type UserId,
} from '@strata/domain';
import type { CommandContext, UseCase } from '@strata/application-kit';
import type { IdentityTransaction } from './identity-transaction.js';
import { lockUser } from './lock-user.js';

/** A change of a user by an admin: what is absent stays. */
export interface UpdateUser {
  readonly id: UserId;
  /** The version the caller saw; undefined when it does not care. */
  readonly expectedVersions?: readonly number[] | undefined;
  readonly change: {
    readonly username?: string | undefined;
    readonly role?: Role | undefined;
    /** From `PasswordService.hashNew`. */
    readonly passwordHash?: PasswordHash | undefined;
  };
}

/** Renames a user, gives another role or sets another password. */
export class UpdateUserUseCase implements UseCase<UpdateUser, User, IdentityTransaction> {
  /**
   * @throws DomainError `user.not_found`, `aggregate.version_mismatch`, `user.username_taken`,
   * `user.username_invalid`, `user.last_admin`
   */
  async execute(
    { id, expectedVersions, change }: UpdateUser,
    context: CommandContext<IdentityTransaction>,
  ): Promise<User> {
    const { users } = context.tx;
    const mayDemote = change.role !== undefined && change.role !== 'admin';
    const admins = mayDemote ? await users.lockActiveAdmins() : [];
    const user = await lockUser(context.tx, id, expectedVersions);
    if (mayDemote) expectAnotherAdmin(admins, user);
    if (change.username !== undefined) {
      user.rename(change.username, context);
      const holder = await users.getByUsername(user.username);
      if (holder && !holder.equals(user)) throw userErrors.usernameTaken(user.username.value);
    }
    if (change.role !== undefined) user.changeRole(change.role, context);
    if (change.passwordHash !== undefined) user.changePassword(change.passwordHash, context);
    if (user.version !== user.persistedVersion) await users.update(user);
    return user;
  }
}
