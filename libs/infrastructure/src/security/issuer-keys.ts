import { accessErrors, type Clock, type Logger } from '@strata/application-kit';
import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTVerifyGetKey,
} from 'jose';

/** Keys are fetched again after this long, behind the back of whoever asks. */
const REFRESHED_AFTER_MILLISECONDS = 5 * 60_000;
/** Known keys go on for so long while the issuer is away. */
const TRUSTED_FOR_MILLISECONDS = 24 * 3_600_000;
/** An unknown key is asked for at most this often, and so is an issuer that is away. */
const ASKED_EVERY_MILLISECONDS = 5_000;
const PATIENCE_MILLISECONDS = 3_000;

/** The keys that an OpenID Connect issuer signs with, as its discovery document leads to them. */
export class IssuerKeys {
  readonly #keys;
  #triedAt = -Infinity;
  #isAway = false;

  constructor(
    private readonly issuer: string,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    const discovery = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    this.#keys = createRemoteJWKSet(new URL(discovery), {
      cacheMaxAge: TRUSTED_FOR_MILLISECONDS,
      cooldownDuration: ASKED_EVERY_MILLISECONDS,
      timeoutDuration: PATIENCE_MILLISECONDS,
      [customFetch]: (url, options) => this.#fetchKeys(url, options),
    });
  }

  /**
   * The key of a token, for `jwtVerify`.
   * @throws DomainError `auth.issuer_away` when it is not known, and the issuer cannot be asked
   * @throws JOSEError when the issuer has no such key
   */
  readonly keyOf: JWTVerifyGetKey = async (header, token) => {
    this.#refresh();
    try {
      return await this.#keys(header, token);
    } catch (error) {
      const { JWKSNoMatchingKey, JWKSMultipleMatchingKeys, JOSENotSupported } = errors;
      const faults = [JWKSNoMatchingKey, JWKSMultipleMatchingKeys, JOSENotSupported];
      if (faults.some((fault) => error instanceof fault)) throw error;
      this.#noteAway(error);
      throw accessErrors.issuerAway();
    }
  };

  /** Nobody waits for it; what is known goes on when it fails. */
  #refresh(): void {
    const isDue = this.#sinceTried >= REFRESHED_AFTER_MILLISECONDS;
    if (!isDue || !this.#keys.fresh) return;
    this.#keys.reload().catch((error: unknown) => this.#noteAway(error));
  }

  get #sinceTried(): number {
    return this.clock.now().getTime() - this.#triedAt;
  }

  /** The document at the URL names the URL of the keys; both are asked anew each time. */
  readonly #fetchKeys: FetchImplementation = async (url, options) => {
    if (this.#isAway && this.#sinceTried < ASKED_EVERY_MILLISECONDS) throw new Error('still away');
    this.#triedAt = this.clock.now().getTime();
    const answer = await fetch(url, options);
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
    // What it does not say, or not so, is refused below.
    const { issuer, jwks_uri: keysAt } = (await answer.json()) as Record<string, unknown>;
    if (issuer !== this.issuer || typeof keysAt !== 'string') {
      throw new Error(`${url} is not the document of ${this.issuer}`);
    }
    const keys = await fetch(keysAt, options);
    if (!keys.ok) throw new Error(`${keysAt} answers ${keys.status}`);
    if (this.#isAway) this.logger.info({ issuer: this.issuer }, 'issuer of tokens is back');
    this.#isAway = false;
    return keys;
  };

  /** Says it once, not with each request. */
  #noteAway(error: unknown): void {
    if (!this.#isAway)
      this.logger.warn({ err: error, issuer: this.issuer }, 'issuer of tokens away');
    this.#isAway = true;
  }
}
