import { accessErrors, type Clock } from '@strata/application-kit';
import type { ApiKeyQueries } from './api-key-collection.js';
import type { ApiKeySecrets } from './api-key-secrets.js';
import { API_KEY_USE_PRECISION_MILLISECONDS, type ApiKeyUses } from './api-key-uses.js';
import type { Session, SignInWay } from './session.js';

/** No username has a colon, so no key passes for a user. */
const USERNAME_PREFIX = 'key:';

/** What signing in with an API key works with. */
export interface ApiKeyPorts {
  readonly secrets: ApiKeySecrets;
  readonly keys: ApiKeyQueries;
  readonly uses: ApiKeyUses;
  readonly clock: Clock;
}

/** Machines with API keys. */
export class ApiKeySignIn implements SignInWay {
  constructor(private readonly ports: ApiKeyPorts) {}

  takes(token: string): boolean {
    return this.ports.secrets.digestOf(token) !== null;
  }

  /** @throws DomainError `auth.token_invalid` for an unknown, revoked or expired key */
  async open(token: string): Promise<Session> {
    const { secrets, keys, uses, clock } = this.ports;
    const digest = secrets.digestOf(token);
    const found = digest && (await keys.byDigest(digest));
    const now = clock.now();
    if (!found || found.expiresAt <= now) throw accessErrors.tokenInvalid();
    const { id, name, role, expiresAt, lastUsedAt } = found;
    const sinceNoted = now.getTime() - (lastUsedAt?.getTime() ?? -Infinity);
    // Nobody waits for it, and it never fails.
    if (sinceNoted >= API_KEY_USE_PRECISION_MILLISECONDS) void uses.note(id, now);
    return { actor: { id, username: USERNAME_PREFIX + name, role }, expiresAt };
  }
}
