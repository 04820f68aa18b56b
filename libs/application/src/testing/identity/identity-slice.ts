import type {
  InMemoryDatabase,
  InMemorySession,
  InMemorySlice,
} from '@strata/application-kit/testing';
import type { IdentitySlice } from '../../identity/identity-slice.js';
import { inMemoryApiKeyQueries } from './in-memory-api-key-queries.js';
import { inMemoryUserQueries } from './in-memory-user-queries.js';
import { InMemoryUserRepository } from './in-memory-user-repository.js';

/** Users and API keys in memory. */
export const identityInMemory = {
  repositories: {
    users: (session: InMemorySession) => new InMemoryUserRepository(session),
  },
  queries: (database: InMemoryDatabase) => ({
    users: inMemoryUserQueries(database),
    apiKeys: inMemoryApiKeyQueries(database),
  }),
} satisfies InMemorySlice<IdentitySlice>;
