import {
  collection,
  contains,
  equals,
  uniqueKey,
  type QueriesOf,
  type ViewOf,
} from '@strata/application-kit';
import { ApiKey, apiKeyErrors, type ApiKeySnapshot, type Role } from '@strata/domain';

/** How API keys are kept apart, found and sorted. */
export const apiKeyCollection = collection({
  name: 'api_keys',
  reconstitute: (snapshot: ApiKeySnapshot) => ApiKey.reconstitute(snapshot),
  unique: { name: uniqueKey('name', apiKeyErrors.nameTaken) },
  filters: { name: contains('name'), role: equals<Role>()('role') },
  sorts: { createdAt: 'moment', updatedAt: 'moment', name: 'text', expiresAt: 'moment' },
  hidden: ['digest'],
});

/** An API key as read: the snapshot without the digest. */
export type ApiKeyView = ViewOf<typeof apiKeyCollection>;

/** Reads of API keys that need no behaviour, answered past the aggregate. */
export interface ApiKeyQueries extends QueriesOf<typeof apiKeyCollection> {
  /** The active key of that digest, expired or not. */
  byDigest(digest: string): Promise<ApiKeyView | null>;
}
