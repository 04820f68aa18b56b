import { Password, Username, type PasswordHash } from '@strata/domain';
import { authErrors } from './auth-errors.js';
import type { LoginAttempt, LoginThrottle } from './login-throttle.js';
import type { PasswordHasher } from './password-hasher.js';
import type { UserCredentials, UserQueries } from './user-queries.js';

/**
 * Everything that hashes. Hashing is slow, so it happens before a command and never inside a unit
 * of work: no database connection waits for it.
 */
export class PasswordService {
  constructor(
    private readonly users: UserQueries,
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
  ) {}

  /**
   * The hash of a password that somebody chose.
   * @throws DomainError a rule of {@link Password.choose}, or `auth.hashing_busy`
   */
  async hashNew(password: string): Promise<PasswordHash> {
    return this.hasher.hash(Password.choose(password));
  }

  /**
   * The credentials that username and password fit.
   * @throws DomainError `auth.invalid_credentials`, `auth.too_many_attempts`, `auth.hashing_busy`
   */
  async check(attempt: LoginAttempt, password: string): Promise<UserCredentials> {
    this.throttle.admit(attempt);
    const username = Username.parse(attempt.username);
    const credentials = username && (await this.users.credentialsByUsername(username.value));
    const matches = await this.hasher.verify(
      credentials?.passwordHash ?? null,
      Password.normalize(password),
    );
    // Of many guesses at once, those that end after the limit was reached tell nothing.
    this.throttle.admit(attempt);
    if (!matches || !credentials) {
      this.throttle.failed(attempt);
      throw authErrors.invalidCredentials();
    }
    this.throttle.succeeded(attempt);
    return credentials;
  }
}
