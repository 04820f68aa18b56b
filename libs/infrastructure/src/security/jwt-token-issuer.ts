import { randomUUID } from 'node:crypto';
import { accessErrors, type Clock } from '@strata/application-kit';
import {
  SERVICE_NAME,
  type IssuedToken,
  type TokenClaims,
  type TokenIssuer,
} from '@strata/application';
import { UUID_PATTERN } from '@strata/domain-kit';
import type { UserId } from '@strata/domain';
import { jwtVerify, SignJWT } from 'jose';
import { secretKeyBytes } from './secret-key.js';

/** The names that a token of ours bears; one of another service with the same key is refused. */
const ISSUER = SERVICE_NAME;
const AUDIENCE = `${SERVICE_NAME}-api`;
/** What our own tokens are signed with. */
export const OWN_ALGORITHM = 'HS256';
const PASSWORD_CLAIM = 'pwd';

/** JSON Web Tokens signed with HS256 (RFC 7519). */
export class JwtTokenIssuer implements TokenIssuer {
  readonly #key: Uint8Array;

  /** @throws RangeError when the secret is too short */
  constructor(
    secret: string,
    private readonly lifetimeMinutes: number,
    private readonly clock: Clock,
  ) {
    this.#key = secretKeyBytes(secret);
  }

  async issue({
    userId,
    passwordChangedAt,
  }: Pick<TokenClaims, 'userId' | 'passwordChangedAt'>): Promise<IssuedToken> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const expiresInSeconds = this.lifetimeMinutes * 60;
    const accessToken = await new SignJWT({ [PASSWORD_CLAIM]: passwordChangedAt.getTime() })
      .setProtectedHeader({ alg: OWN_ALGORITHM, typ: 'JWT' })
      .setSubject(userId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + expiresInSeconds)
      // Two tokens of one second differ, so that nothing remembered of the first is taken for the second.
      .setJti(randomUUID())
      .sign(this.#key);
    return { accessToken, expiresInSeconds };
  }

  async verify(token: string): Promise<TokenClaims> {
    const { payload } = await jwtVerify(token, this.#key, {
      algorithms: [OWN_ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: this.clock.now(),
      requiredClaims: ['sub', 'exp', PASSWORD_CLAIM],
    }).catch(() => {
      throw accessErrors.tokenInvalid();
    });
    const { sub = '', exp, [PASSWORD_CLAIM]: changedAt } = payload;
    if (typeof changedAt !== 'number' || exp === undefined || !UUID_PATTERN.test(sub)) {
      throw accessErrors.tokenInvalid();
    }
    return {
      // The id of a user, says our own signature.
      userId: sub as UserId,
      passwordChangedAt: new Date(changedAt),
      expiresAt: new Date(exp * 1000),
    };
  }
}
