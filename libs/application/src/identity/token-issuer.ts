import type { UserId } from '@strata/domain';

/** What a token says. The role is not in it: it is read anew, so that a change takes effect. */
export interface TokenClaims {
  readonly userId: UserId;
  /** The token is void once the user has a newer password than this one's. */
  readonly passwordChangedAt: Date;
  readonly expiresAt: Date;
}

/** A bearer token as handed out. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

/** Makes bearer tokens and reads them back. */
export interface TokenIssuer {
  issue(subject: Pick<TokenClaims, 'userId' | 'passwordChangedAt'>): Promise<IssuedToken>;

  /** @throws DomainError `auth.token_invalid` when it is not ours, was changed, or has expired */
  verify(token: string): Promise<TokenClaims>;
}
