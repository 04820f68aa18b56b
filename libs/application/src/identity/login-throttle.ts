/** Who tries to sign in, and from where. */
export interface LoginAttempt {
  /** As given, known or not. */
  readonly username: string;
  /** The address of the client. */
  readonly address: string;
}

/**
 * Slows down guessing. It counts failures per user and address and per address, never per user
 * alone: nobody can lock a user out from somewhere else.
 */
export interface LoginThrottle {
  /** @throws DomainError `auth.too_many_attempts` while the address must wait */
  admit(attempt: LoginAttempt): void;

  /** Counts a wrong password. */
  failed(attempt: LoginAttempt): void;

  /** Forgets the failures of this user from this address. */
  succeeded(attempt: LoginAttempt): void;
}
