import type { PasswordService } from './password-service.js';
import type { Requester } from './requester.js';
import type { IssuedToken, TokenIssuer } from './token-issuer.js';

/** Signs a user in. Reads only, so there is no unit of work. */
export class IssueTokenUseCase {
  constructor(
    private readonly passwords: PasswordService,
    private readonly tokens: TokenIssuer,
  ) {}

  /** @throws DomainError as `PasswordService.check` does */
  async execute(requester: Requester, password: string): Promise<IssuedToken> {
    const { id, passwordChangedAt } = await this.passwords.check(requester, password);
    return this.tokens.issue({ userId: id, passwordChangedAt });
  }
}
