import { Password, Username, type PasswordHash } from '@strata/domain';
import { authErrors } from './auth-errors.js';
import { FairQueue } from './fair-queue.js';
import type { LoginThrottle } from './login-throttle.js';
import type { PasswordHasher } from './password-hasher.js';
import type { Requester } from './requester.js';
import type { UserCredentials, UserQueries } from './user-queries.js';

/** A hash takes a thread and 19 MiB, and some 30 ms: nobody waits longer than a few seconds. */
const LIMITS = { concurrency: 2, waitingPerUser: 8, waitingPerNetwork: 32, waiting: 128 };

/**
 * Everything that hashes. Hashing is slow, so it happens in turns, before a command and never inside
 * a unit of work: no database connection waits for it.
 */
export class PasswordService {
  readonly #turns = new FairQueue(LIMITS);

  constructor(
    private readonly users: UserQueries,
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
  ) {}

  /**
   * The hash of a password that somebody chose.
   * @throws DomainError a rule of {@link Password.choose}, `auth.too_many_at_once`,
   * `auth.hashing_busy`
   */
  async hashNew(password: string, requester: Requester): Promise<PasswordHash> {
    const chosen = Password.choose(password);
    return this.#turns.run(normalized(requester), () => this.hasher.hash(chosen));
  }

  /**
   * The credentials that username and password fit.
   * @throws DomainError `auth.invalid_credentials`, `auth.too_many_attempts`,
   * `auth.too_many_at_once`, `auth.hashing_busy`
   */
  check(requester: Requester, password: string): Promise<UserCredentials> {
    const attempt = normalized(requester);
    return this.#turns.run(attempt, async () => {
      this.throttle.admit(attempt);
      const username = Username.parse(attempt.username);
      const credentials = username && (await this.users.credentialsByUsername(username.value));
      const matches = await this.hasher.verify(
        credentials?.passwordHash ?? null,
        Password.normalize(password),
      );
      if (!matches || !credentials) {
        this.throttle.failed(attempt);
        throw authErrors.invalidCredentials();
      }
      this.throttle.succeeded(attempt);
      return credentials;
    });
  }
}

/** One user is one requester, however the name is written. */
function normalized({ username, network }: Requester): Requester {
  return { username: Username.canonical(username), network };
}
