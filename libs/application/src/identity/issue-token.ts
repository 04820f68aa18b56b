import type { LoginAttempt } from './login-throttle.js';
import type { PasswordService } from './password-service.js';
import type { IssuedToken, TokenIssuer } from './token-issuer.js';

/** Signs a user in. Reads only, so there is no unit of work. */
export class IssueTokenUseCase {
  constructor(
    private readonly passwords: PasswordService,
    private readonly tokens: TokenIssuer,
  ) {}

  /** @throws DomainError `auth.invalid_credentials`, `auth.too_many_attempts`, `auth.hashing_busy` */
  async execute(attempt: LoginAttempt, password: string): Promise<IssuedToken> {
    const { id, passwordChangedAt } = await this.passwords.check(attempt, password);
    return this.tokens.issue({ userId: id, passwordChangedAt });
  }
}
