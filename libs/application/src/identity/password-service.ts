import { Password, Username, type CommonPasswords, type PasswordHash } from '@strata/domain';
import { authErrors } from './auth-errors.js';
import { FairQueue } from './fair-queue.js';
import type { KnownNetworks } from './known-networks.js';
import type { LoginThrottle } from './login-throttle.js';
import type { PasswordHasher } from './password-hasher.js';
import type { Requester } from './requester.js';
import type { UserCredentials, UserQueries } from './user-collection.js';

/** A hash takes a thread and 19 MiB, and some 30 ms: nobody waits longer than a few seconds. */
const LIMITS = { concurrency: 2, waitingPerUser: 8, waitingPerNetwork: 32, waiting: 128 };

/** A password that somebody chose. */
export interface ChosenPassword {
  readonly password: string;
  /** Whose it will be. */
  readonly username: string;
  /** Where it stands in what was sent, for the error; `password` when not said. */
  readonly field?: string;
}

/** What passwords are hashed, checked and judged with. */
export interface PasswordPorts {
  readonly users: UserQueries;
  readonly hasher: PasswordHasher;
  readonly throttle: LoginThrottle;
  readonly networks: KnownNetworks;
  /** Loaded when they are first asked for. */
  readonly commonPasswords: () => Promise<CommonPasswords>;
  /** No password may be made of it. */
  readonly serviceName: string;
  /** Whether a password lets anybody in; hashed they are all the same. */
  readonly isOpen: boolean;
}

/**
 * Everything that hashes. Hashing is slow, so it happens in turns, before a command and never inside
 * a unit of work: no transaction waits for it.
 */
export class PasswordService {
  readonly #turns = new FairQueue(LIMITS);

  constructor(private readonly ports: PasswordPorts) {}

  /**
   * The hash of a password that somebody chose.
   * @throws DomainError a rule of {@link Password.choose}, `auth.too_many_at_once`,
   * `auth.hashing_busy`
   */
  async hashNew(
    { password, username, field }: ChosenPassword,
    requester: Requester,
  ): Promise<PasswordHash> {
    const { serviceName, commonPasswords, hasher } = this.ports;
    const isCommon = await commonPasswords();
    const chosen = Password.choose(password, { username, serviceName, isCommon }, field);
    return this.#turns.run(normalized(requester), () => hasher.hash(chosen));
  }

  /**
   * The credentials that username and password fit.
   * @throws DomainError `auth.passwords_off`, `auth.invalid_credentials`, `auth.too_many_attempts`,
   * `auth.too_many_at_once`, `auth.hashing_busy`
   */
  async check(requester: Requester, password: string): Promise<UserCredentials> {
    if (!this.ports.isOpen) throw authErrors.passwordsOff();
    const attempt = normalized(requester);
    return this.#turns.run(attempt, () => this.#check(attempt, password));
  }

  /** The same steps for a name that nobody has, so that neither answer nor time tells it apart. */
  async #check(attempt: Requester, password: string): Promise<UserCredentials> {
    const { users, hasher, throttle, networks } = this.ports;
    const name = Username.parse(attempt.username)?.value;
    const [credentials, isKnownNetwork] =
      name === undefined
        ? [null, false]
        : await Promise.all([
            users.credentialsByUsername(name),
            networks.knows(name, attempt.network),
          ]);
    await throttle.admit(attempt, isKnownNetwork);
    const hash = credentials?.passwordHash ?? null;
    const matches = await hasher.verify(hash, Password.normalize(password));
    if (!matches || !credentials) throw authErrors.invalidCredentials();
    await throttle.succeeded(attempt, isKnownNetwork);
    await networks.remember(credentials.id, attempt.network);
    return credentials;
  }
}

/** One user is one requester, however the name is written. */
function normalized({ username, network }: Requester): Requester {
  return { username: Username.canonical(username), network };
}
