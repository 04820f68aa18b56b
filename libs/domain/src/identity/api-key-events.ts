import type { DomainEvent, EventMap } from '@strata/domain-kit';
import type { Role } from './role.js';

/** A machine may ask from now on, until the key expires. */
export type ApiKeyCreated = DomainEvent<
  'api_key.created',
  {
    readonly name: string;
    readonly role: Role;
    /** RFC 3339, UTC. */
    readonly expiresAt: string;
  }
>;

/** A key is called something else, or expires at another time; the payload holds what is so now. */
export type ApiKeyUpdated = DomainEvent<
  'api_key.updated',
  {
    readonly name: string;
    /** RFC 3339, UTC. */
    readonly expiresAt: string;
  }
>;

/** A key is good for nothing any more. */
export type ApiKeyRevoked = DomainEvent<'api_key.revoked', Record<string, never>>;

/** What can happen to an API key. */
export type ApiKeyEvents = EventMap<ApiKeyCreated | ApiKeyUpdated | ApiKeyRevoked>;
