import { userErrors, type PasswordHash, type User, type UserId } from '@strata/domain';
import { loadForChange, type CommandContext, type UseCase } from '@strata/application-kit';
import type { IdentityRepositories } from './user-use-cases.js';

/** The part of a change of one's own password that happens in the transaction. */
export interface ReplacePassword {
  readonly id: UserId;
  /** The hash that the current password was checked against. */
  readonly currentHash: PasswordHash;
  readonly nextHash: PasswordHash;
}

/** Replaces a password whose present one was proven; see `ChangeOwnPasswordUseCase`. */
export class ReplacePasswordUseCase implements UseCase<
  ReplacePassword,
  User,
  IdentityRepositories
> {
  /** @throws DomainError `user.not_found`, `user.current_password_wrong` when it changed meanwhile */
  async execute(
    { id, currentHash, nextHash }: ReplacePassword,
    context: CommandContext<IdentityRepositories>,
  ): Promise<User> {
    const user = await loadForChange(context.tx.users, { id }, userErrors.notFound);
    if (user.passwordHash !== currentHash) throw userErrors.currentPasswordWrong();
    user.changePassword(nextHash, context);
    context.tx.users.update(user);
    return user;
  }
}
