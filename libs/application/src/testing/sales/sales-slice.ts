import type {
  InMemoryDatabase,
  InMemorySession,
  InMemorySlice,
} from '@strata/application-kit/testing';
import type { SalesSlice } from '../../sales/sales-slice.js';
import {
  InMemorySalesReturnQueries,
  InMemorySalesTransactionQueries,
} from './in-memory-sales-queries.js';
import { InMemorySalesReports } from './in-memory-sales-reports.js';
import { InMemorySalesRepository } from './in-memory-sales-repository.js';

/** Sales in memory. */
export const salesInMemory = {
  repositories: {
    sales: (session: InMemorySession) => new InMemorySalesRepository(session),
  },
  queries: (database: InMemoryDatabase) => ({
    sales: new InMemorySalesTransactionQueries(database),
    salesReturns: new InMemorySalesReturnQueries(database),
    salesReports: new InMemorySalesReports(database),
  }),
} satisfies InMemorySlice<SalesSlice>;
