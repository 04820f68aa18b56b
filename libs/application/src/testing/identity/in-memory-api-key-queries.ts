import { viewOf } from '@strata/application-kit';
import { inMemoryQueries, type InMemoryDatabase } from '@strata/application-kit/testing';
import type { ApiKeySnapshot } from '@strata/domain';
import { apiKeyCollection, type ApiKeyQueries } from '../../identity/api-key-collection.js';

/** Reads of API keys over the in-memory tables. */
export function inMemoryApiKeyQueries(database: InMemoryDatabase): ApiKeyQueries {
  return {
    ...inMemoryQueries(database, apiKeyCollection),
    byDigest: (digest) => {
      const rows = [...database.table<ApiKeySnapshot>(apiKeyCollection.name).values()];
      const row = rows.find((key) => key.isActive && key.digest === digest);
      return Promise.resolve(row ? viewOf(row, apiKeyCollection.hidden) : null);
    },
  };
}
