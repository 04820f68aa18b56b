import type { Role } from '@strata/domain';
import { accessErrors, type Actor } from '@strata/application-kit';
import type { TokenIssuer } from './token-issuer.js';
import type { UserQueries } from './user-collection.js';

/** Whose token it is, as of now, and how long the token can be trusted at most. */
export interface Session {
  readonly actor: Actor<Role>;
  readonly expiresAt: Date;
}

/** Finds the user of a token in the store; what an authenticator may keep for a moment. */
export class OpenSessionUseCase {
  constructor(
    private readonly tokens: TokenIssuer,
    private readonly users: UserQueries,
  ) {}

  /**
   * @throws DomainError `auth.token_invalid` for a forged or expired token, an unknown or disabled
   * user, or a token issued for an earlier password
   */
  async execute(token: string): Promise<Session> {
    const { userId, passwordChangedAt, expiresAt } = await this.tokens.verify(token);
    const user = await this.users.get(userId);
    if (!user || user.passwordChangedAt.getTime() !== passwordChangedAt.getTime()) {
      throw accessErrors.tokenInvalid();
    }
    const { id, username, role } = user;
    return { actor: { id, username, role }, expiresAt };
  }
}
