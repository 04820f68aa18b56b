import type {
  InMemoryDatabase,
  InMemorySession,
  InMemorySlice,
} from '@strata/application-kit/testing';
import type { RentalsSlice } from '../../rentals/rentals-slice.js';
import { inMemoryRatePlanQueries } from './in-memory-rate-plan-queries.js';
import { InMemoryRatePlanRepository } from './in-memory-rate-plan-repository.js';
import { InMemoryRentalAgreementQueries } from './in-memory-rental-agreement-queries.js';
import { InMemoryRentalAgreementRepository } from './in-memory-rental-agreement-repository.js';

/** Rate plans and rental agreements in memory. */
export const rentalsInMemory = {
  repositories: {
    ratePlans: (session: InMemorySession) => new InMemoryRatePlanRepository(session),
    rentalAgreements: (session: InMemorySession) => new InMemoryRentalAgreementRepository(session),
  },
  queries: (database: InMemoryDatabase) => ({
    ratePlans: inMemoryRatePlanQueries(database),
    rentalAgreements: new InMemoryRentalAgreementQueries(database),
  }),
} satisfies InMemorySlice<RentalsSlice>;
