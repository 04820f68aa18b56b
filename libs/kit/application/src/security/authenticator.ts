/**
 * The user behind a request.
 * @typeParam Role names of what users may do; the business has them
 */
export interface Actor<Role extends string = string> {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
}

/** Tells whose bearer token this is. */
export interface Authenticator<Role extends string = string> {
  /**
   * Answers at once (no promise) when the token was seen a moment ago, because this runs on every
   * request.
   * @throws DomainError `auth.token_invalid` (unauthenticated) for a forged or expired token, an
   * unknown or disabled user; `auth.issuer_away` (unavailable) while nobody can tell
   */
  authenticate(token: string): Actor<Role> | Promise<Actor<Role>>;
}
