import {
  loadForChange,
  type CommandContext,
  type DeleteResource,
  type UpdateResource,
  type UseCase,
} from '@strata/application-kit';
import {
  expectAnotherAdmin,
  User,
  userErrors,
  type NewUser,
  type PasswordHash,
  type Role,
  type UserId,
  type UserRepository,
} from '@strata/domain';

/** What the identity context works with in a transaction. */
export interface IdentityRepositories {
  readonly users: UserRepository;
}

type Context = CommandContext<IdentityRepositories>;

/** Makes a user who can sign in. */
export class CreateUserUseCase implements UseCase<NewUser, User, IdentityRepositories> {
  /** @throws DomainError `user.username_taken`, `user.username_invalid` */
  async execute(command: NewUser, context: Context): Promise<User> {
    const user = User.create(command, context);
    context.tx.users.create(user);
    return user;
  }
}

/** What can be changed of a user: what is absent stays. */
export interface UserChange {
  readonly username?: string | undefined;
  readonly role?: Role | undefined;
  /** From `PasswordService.hashNew`. */
  readonly passwordHash?: PasswordHash | undefined;
}

/** Changes name, role or password of a user. The last admin stays one. */
export class UpdateUserUseCase implements UseCase<
  UpdateResource<UserId, UserChange>,
  User,
  IdentityRepositories
> {
  /**
   * @throws DomainError `user.not_found`, `aggregate.version_mismatch`, `user.username_taken`,
   * `user.username_invalid`, `user.last_admin`
   */
  async execute(command: UpdateResource<UserId, UserChange>, context: Context): Promise<User> {
    const { users } = context.tx;
    const { username, role, passwordHash } = command.change;
    const mayDemote = role !== undefined && role !== 'admin';
    const admins = mayDemote ? await users.lockActiveAdmins() : [];
    const user = await loadForChange(users, command, userErrors.notFound);
    if (mayDemote) expectAnotherAdmin(admins, user);
    if (username !== undefined) user.rename(username, context);
    if (role !== undefined) user.changeRole(role, context);
    if (passwordHash !== undefined) user.changePassword(passwordHash, context);
    users.update(user);
    return user;
  }
}

/** Deletes a user softly: no token of theirs is good any more. The last admin stays. */
export class DeleteUserUseCase implements UseCase<
  DeleteResource<UserId>,
  void,
  IdentityRepositories
> {
  /** @throws DomainError `user.not_found`, `aggregate.version_mismatch`, `user.last_admin` */
  async execute(command: DeleteResource<UserId>, context: Context): Promise<void> {
    const { users } = context.tx;
    // All admins first, in one order: two who delete each other take turns instead of both winning.
    const admins = await users.lockActiveAdmins();
    const user = await loadForChange(users, command, userErrors.notFound);
    expectAnotherAdmin(admins, user);
    user.delete(context);
    users.update(user);
  }
}
