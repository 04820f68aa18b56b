import type {
  InMemoryDatabase,
  InMemorySession,
  InMemorySlice,
} from '@strata/application-kit/testing';
import type { FleetSlice } from '../../fleet/fleet-slice.js';
import { InMemoryAssetQueries, InMemoryFleetQueries } from './in-memory-fleet-queries.js';
import { InMemoryFleetRepository } from './in-memory-fleet-repository.js';

/** The fleet in memory. */
export const fleetInMemory = {
  repositories: {
    fleet: (session: InMemorySession) => new InMemoryFleetRepository(session),
  },
  queries: (database: InMemoryDatabase) => ({
    fleet: new InMemoryFleetQueries(database),
    assets: new InMemoryAssetQueries(database),
  }),
} satisfies InMemorySlice<FleetSlice>;
