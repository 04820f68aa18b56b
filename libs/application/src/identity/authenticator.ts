import type { Role } from '@strata/domain';

/** The user behind a request. */
export interface Actor {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
}

/** Tells whose bearer token this is. */
export interface Authenticator {
  /**
   * Answers at once (no promise) when the token was seen a moment ago, because this runs on every
   * request.
   * @throws DomainError `auth.token_invalid` (unauthenticated) for a forged or expired token, an
   * unknown or disabled user
   */
  authenticate(token: string): Actor | Promise<Actor>;
}
