import { createHash } from 'node:crypto';
import { accessErrors, type Clock, type Logger } from '@strata/application-kit';
import type { Session, SignInWay } from '@strata/application';
import { Username, type Role, ROLES } from '@strata/domain';
import { DomainError } from '@strata/domain-kit';
import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { IssuerKeys } from './issuer-keys.js';
import { OWN_ALGORITHM } from './jwt-token-issuer.js';

/** Those with a key of which one half is public; so no public key passes for a secret. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
/** By how much the issuer's clock may differ. */
const TOLERANCE_SECONDS = 5;
/** No username has a colon, so nobody from outside passes for a user of ours. */
const USERNAME_PREFIX = 'oidc:';

/** An issuer of tokens outside, and what its tokens mean here. */
export interface OidcSettings {
  /** As tokens name it, to the letter. */
  readonly issuer: string;
  /** What tokens for this service name. */
  readonly audience: string;
  /** Where a token lists what its bearer is; points lead into objects, as in `realm_access.roles`. */
  readonly roleClaim: string;
  /** What is listed there, and the role that it stands for here. */
  readonly roles: Readonly<Record<string, Role>>;
}

/** People and machines with tokens of an OpenID Connect issuer; none of them is stored here. */
export class OidcSignIn implements SignInWay {
  readonly #keys: IssuerKeys;

  constructor(
    private readonly settings: OidcSettings,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.#keys = new IssuerKeys(settings.issuer, clock, logger);
  }

  /** Every token but our own, so that the log says what is wrong with one of another issuer. */
  takes(token: string): boolean {
    try {
      return decodeProtectedHeader(token).alg !== OWN_ALGORITHM;
    } catch {
      return false;
    }
  }

  /**
   * @throws DomainError `auth.token_invalid` for a token that is forged, expired, of another issuer, for
   * another audience, or stands for no role; `auth.issuer_away` when its key is not known and cannot be had
   */
  async open(token: string): Promise<Session> {
    const { issuer, audience, roleClaim } = this.settings;
    const { payload } = await jwtVerify(token, this.#keys.keyOf, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      currentDate: this.clock.now(),
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ['sub', 'exp'],
    }).catch((error: unknown) => {
      if (error instanceof DomainError) throw error;
      throw this.#refusal(error instanceof errors.JOSEError ? error.message : String(error));
    });
    const { sub, exp } = payload;
    if (!sub || exp === undefined) throw this.#refusal('it names nobody');
    const role = this.#roleOf(payload);
    if (!role) throw this.#refusal(`nothing in "${roleClaim}" stands for a role`);
    const { preferred_username: name } = payload;
    const shown = USERNAME_PREFIX + (typeof name === 'string' && name !== '' ? name : sub);
    return {
      actor: { id: idOf(issuer, sub), username: shown.slice(0, Username.MAX_LENGTH), role },
      expiresAt: new Date(exp * 1000),
    };
  }

  /** The highest of those that it stands for. */
  #roleOf(payload: JWTPayload): Role | undefined {
    const listed = this.settings.roleClaim
      .split('.')
      .reduce<unknown>(
        (value, name) =>
          typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined,
        payload,
      );
    const mapped = new Map(Object.entries(this.settings.roles));
    const held = [listed].flat().map((one) => mapped.get(String(one)));
    return ROLES.findLast((role) => held.includes(role));
  }

  #refusal(reason: string): DomainError {
    this.logger.info({ reason }, 'token of an issuer refused');
    return accessErrors.tokenInvalid();
  }
}

/** The same UUID (version 8) for the same person, and nobody else's. */
function idOf(issuer: string, subject: string): string {
  const bytes = createHash('sha256').update(`${issuer}\n${subject}`).digest().subarray(0, 16);
  // Version 8, and the variant of RFC 9562.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
