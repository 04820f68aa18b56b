import type { BillingSlice } from '@strata/application';
import type { SqlSession, SqlSlice } from '@strata/infrastructure-kit';
import type { ReadStatements } from '../database/read-statements.js';
import { SqlTakingsRepository } from './money-records.js';
import { DEPOSITS, PAYMENTS, PgBillingQueries, REFUNDS } from './pg-billing-queries.js';

/** Payments, refunds and deposits in PostgreSQL. */
export const billingSql = {
  repositories: {
    takings: (session: SqlSession) => new SqlTakingsRepository(session),
  },
  queries: ({ lists }: ReadStatements) => ({ billing: new PgBillingQueries(lists) }),
  lists: [PAYMENTS, REFUNDS, DEPOSITS],
} satisfies SqlSlice<BillingSlice, ReadStatements>;
