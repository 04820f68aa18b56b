import type {
  InMemoryDatabase,
  InMemorySession,
  InMemorySlice,
} from '@strata/application-kit/testing';
import type { BillingSlice } from '../../billing/billing-slice.js';
import { InMemoryBillingQueries, InMemoryTakingsRepository } from './in-memory-money-records.js';

/** Payments, refunds and deposits in memory. */
export const billingInMemory = {
  repositories: {
    takings: (session: InMemorySession) => new InMemoryTakingsRepository(session),
  },
  queries: (database: InMemoryDatabase) => ({
    billing: new InMemoryBillingQueries(database),
  }),
} satisfies InMemorySlice<BillingSlice>;
