import { accessErrors, type Actor } from '@strata/application-kit';
import type { Role } from '@strata/domain';

/** Whose token it is, as of now, and how long the token can be trusted at most. */
export interface Session {
  readonly actor: Actor<Role>;
  readonly expiresAt: Date;
}

/** One way to sign in: knows its own tokens by their looks, and finds out whose they are. */
export interface SignInWay {
  /** Whether the token is of this way, good or not. */
  takes(token: string): boolean;

  /** @throws DomainError `auth.token_invalid`, or `unavailable` when that cannot be told now */
  open(token: string): Promise<Session>;
}

/** Finds whose token it is; what an authenticator may keep for a moment. */
export class OpenSessionUseCase {
  /** @param ways the first that takes a token decides */
  constructor(private readonly ways: readonly SignInWay[]) {}

  /** @throws DomainError as {@link SignInWay.open}; `auth.token_invalid` when no way takes the token */
  async execute(token: string): Promise<Session> {
    const way = this.ways.find((one) => one.takes(token));
    if (!way) throw accessErrors.tokenInvalid();
    return way.open(token);
  }
}
