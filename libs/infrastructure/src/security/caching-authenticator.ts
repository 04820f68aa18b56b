import {
  authErrors,
  type Actor,
  type Authenticator,
  type Clock,
  type Session,
  type SessionService,
} from '@strata/application';
import { LRUCache } from 'lru-cache';

/** A changed role or a disabled user takes effect after this long at most. */
const TRUSTED_FOR_MILLISECONDS = 10_000;
const TOKENS_AT_MOST = 10_000;

/** Remembers for a moment whose token it was; who asks for the same token at once shares one look. */
export class CachingAuthenticator implements Authenticator {
  readonly #sessions = new LRUCache<string, Session>({
    max: TOKENS_AT_MOST,
    ttl: TRUSTED_FOR_MILLISECONDS,
  });
  readonly #opening = new Map<string, Promise<Actor>>();

  constructor(
    private readonly service: SessionService,
    private readonly clock: Clock,
  ) {}

  authenticate(token: string): Actor | Promise<Actor> {
    const session = this.#sessions.get(token);
    if (!session) return this.#opening.get(token) ?? this.#open(token);
    if (session.expiresAt <= this.clock.now()) throw authErrors.tokenInvalid();
    return session.actor;
  }

  #open(token: string): Promise<Actor> {
    const opening = this.service
      .open(token)
      .then((session) => {
        this.#sessions.set(token, session);
        return session.actor;
      })
      .finally(() => this.#opening.delete(token));
    this.#opening.set(token, opening);
    return opening;
  }
}
