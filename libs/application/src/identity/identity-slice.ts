import type { UserRepository } from '@strata/domain';
import type { ApiKeyQueries } from './api-key-collection.js';
import type { UserQueries } from './user-collection.js';

/** What a store has of users and API keys, beside the collections. */
export interface IdentitySlice {
  readonly repositories: { readonly users: UserRepository };
  readonly queries: { readonly users: UserQueries; readonly apiKeys: ApiKeyQueries };
}
