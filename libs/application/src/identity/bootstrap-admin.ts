import { SYSTEM_ACTOR } from '@strata/domain-kit';
import { type NewUser, User } from '@strata/domain';
import type {
  CommandRepositories,
  CommandContext,
  CommandRunner,
  UseCase,
} from '@strata/application-kit';
import type { IdentityRepositories } from './user-use-cases.js';
import type { UserQueries } from './user-collection.js';
import type { PasswordService } from './password-service.js';
import { LOCAL_REQUESTER } from './requester.js';

/** Makes the very first user; null when there is one. */
class CreateFirstUserUseCase implements UseCase<NewUser, User | null, IdentityRepositories> {
  async execute(
    command: NewUser,
    context: CommandContext<IdentityRepositories>,
  ): Promise<User | null> {
    if (!(await context.tx.users.claimFirstUser())) return null;
    const user = User.create(command, context);
    context.tx.users.create(user);
    return user;
  }
}

/** Makes the first admin of a new installation; safe when several processes start at once. */
export class BootstrapAdminUseCase {
  readonly #createFirstUser = new CreateFirstUserUseCase();

  constructor(
    private readonly users: UserQueries,
    private readonly passwords: PasswordService,
    private readonly runner: CommandRunner<CommandRepositories & IdentityRepositories>,
  ) {}

  /**
   * @param passwordOf asked for a password only when there is no user
   * @returns true when this call made the admin, false when there was a user already
   * @throws DomainError `user.username_invalid`, or a rule of `Password.choose`
   */
  async execute(username: string, passwordOf: () => string): Promise<boolean> {
    // Most starts find users: spare them the hashing.
    if ((await this.users.count({})) > 0) return false;
    const password = passwordOf();
    const passwordHash = await this.passwords.hashNew({ username, password }, LOCAL_REQUESTER);
    const command = { username, passwordHash, role: 'admin' as const };
    return (await this.runner.run(this.#createFirstUser, command, SYSTEM_ACTOR)) !== null;
  }
}
