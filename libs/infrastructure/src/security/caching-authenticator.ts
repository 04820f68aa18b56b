import type { Role } from '@strata/domain';
import {
  accessErrors,
  type Actor,
  type Authenticator,
  type Clock,
  type CommitListener,
} from '@strata/application-kit';
import type { Session, OpenSessionUseCase } from '@strata/application';
import type { DomainEvent } from '@strata/domain-kit';
import { LRUCache } from 'lru-cache';

/** A change of a user or key that another process made takes effect after this long at most. */
const TRUSTED_FOR_MILLISECONDS = 10_000;
const TOKENS_AT_MOST = 10_000;
/** What acts: a change of one may change what its tokens are good for. */
const ACTORS = ['user', 'api_key'];

/**
 * Remembers for a moment whose token it was; who asks for the same token at once shares one look.
 * What this process changes of a user (password, role, deletion) or of an API key counts at once.
 */
export class CachingAuthenticator implements Authenticator<Role>, CommitListener {
  readonly #sessions = new LRUCache<string, Session>({
    max: TOKENS_AT_MOST,
    ttl: TRUSTED_FOR_MILLISECONDS,
  });
  readonly #opening = new Map<string, Promise<Session>>();

  constructor(
    private readonly openSession: Pick<OpenSessionUseCase, 'execute'>,
    private readonly clock: Clock,
  ) {}

  authenticate(token: string): Actor<Role> | Promise<Actor<Role>> {
    const session = this.#sessions.get(token);
    if (!session) return (this.#opening.get(token) ?? this.#open(token)).then(({ actor }) => actor);
    if (session.expiresAt <= this.clock.now()) throw accessErrors.tokenInvalid();
    return session.actor;
  }

  committed(events: readonly DomainEvent[]): void {
    const actors = new Set(
      events
        .filter(({ aggregateType }) => ACTORS.includes(aggregateType))
        .map(({ aggregateId }) => aggregateId),
    );
    if (actors.size === 0) return;
    const changed = [...this.#sessions].filter(([, { actor }]) => actors.has(actor.id));
    for (const [token] of changed) this.#sessions.delete(token);
    // A look that is under way may have read what was before: nobody else shares it, none keeps it.
    this.#opening.clear();
  }

  #open(token: string): Promise<Session> {
    const opening = this.openSession
      .execute(token)
      .then((session) => {
        if (this.#opening.get(token) === opening) this.#sessions.set(token, session);
        return session;
      })
      .finally(() => {
        if (this.#opening.get(token) === opening) this.#opening.delete(token);
      });
    this.#opening.set(token, opening);
    return opening;
  }
}
