import type { IdentitySlice } from '@strata/application';
import type { SqlSession, SqlSlice } from '@strata/infrastructure-kit';
import type { ReadStatements } from '../database/read-statements.js';
import { pgApiKeyQueries } from './pg-api-key-queries.js';
import { pgUserQueries } from './pg-user-queries.js';
import { SqlUserRepository } from './sql-user-repository.js';

/** Users and API keys in PostgreSQL; sign-in waits behind no other. */
export const identitySql = {
  repositories: {
    users: (session: SqlSession) => new SqlUserRepository(session),
  },
  queries: ({ identity, lists }: ReadStatements) => ({
    users: pgUserQueries(identity, lists),
    apiKeys: pgApiKeyQueries(identity, lists),
  }),
} satisfies SqlSlice<IdentitySlice, ReadStatements>;
