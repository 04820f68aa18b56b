import { accessErrors } from '@strata/application-kit';
import type { Session, SignInWay } from './session.js';
import type { TokenIssuer } from './token-issuer.js';
import type { UserQueries } from './user-collection.js';

/** Users with our own tokens, which they had for their passwords; takes whatever nobody else does. */
export class PasswordSignIn implements SignInWay {
  constructor(
    private readonly tokens: TokenIssuer,
    private readonly users: UserQueries,
  ) {}

  takes(): boolean {
    return true;
  }

  /**
   * @throws DomainError `auth.token_invalid` for a forged or expired token, an unknown or disabled
   * user, or a token issued for an earlier password
   */
  async open(token: string): Promise<Session> {
    const { userId, passwordChangedAt, expiresAt } = await this.tokens.verify(token);
    const user = await this.users.get(userId);
    if (!user || user.passwordChangedAt.getTime() !== passwordChangedAt.getTime()) {
      throw accessErrors.tokenInvalid();
    }
    const { id, username, role } = user;
    return { actor: { id, username, role }, expiresAt };
  }
}
