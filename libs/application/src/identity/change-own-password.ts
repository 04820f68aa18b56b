import type { Role } from '@strata/domain';
import { DomainError, parseEntityId } from '@strata/domain-kit';
import { userErrors } from '@strata/domain';
import type { Actor, CommandRepositories, CommandRunner } from '@strata/application-kit';
import { authErrors } from './auth-errors.js';
import type { IdentityRepositories } from './user-use-cases.js';
import type { PasswordService } from './password-service.js';
import { ReplacePasswordUseCase } from './replace-password.js';

/** What a user sends to change their own password. */
export interface ChangeOwnPassword {
  readonly actor: Actor<Role>;
  /** Of the client; see `Requester`. */
  readonly network: string;
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** Lets users change their own password: proves the present one, hashes the new, then stores it. */
export class ChangeOwnPasswordUseCase {
  readonly #replacePassword = new ReplacePasswordUseCase();

  constructor(
    private readonly passwords: PasswordService,
    private readonly runner: CommandRunner<CommandRepositories & IdentityRepositories>,
  ) {}

  /**
   * Every token issued before becomes void, the one of this request included.
   * @throws DomainError `user.current_password_wrong`, a rule of `Password.choose`,
   * `auth.too_many_attempts`, `auth.hashing_busy`
   */
  async execute({
    actor,
    network,
    currentPassword,
    newPassword,
  }: ChangeOwnPassword): Promise<void> {
    const requester = { username: actor.username, network };
    const credentials = await this.passwords
      .check(requester, currentPassword)
      .catch((error: unknown) => {
        if (!(error instanceof DomainError) || error.code !== authErrors.invalidCredentials.code) {
          throw error;
        }
        // They are signed in; it is this field that is wrong, not who they are.
        throw userErrors.currentPasswordWrong();
      });
    const { username } = actor;
    const chosen = { username, password: newPassword, field: 'new_password' };
    const nextHash = await this.passwords.hashNew(chosen, requester);
    await this.runner.run(
      this.#replacePassword,
      { id: parseEntityId(actor.id), currentHash: credentials.passwordHash, nextHash },
      actor.id,
    );
  }
}
