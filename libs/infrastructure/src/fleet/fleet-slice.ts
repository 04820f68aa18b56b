import type { FleetSlice } from '@strata/application';
import type { SqlSession, SqlSlice } from '@strata/infrastructure-kit';
import type { ReadStatements } from '../database/read-statements.js';
import { FLEET_CHECKS } from './fleet-checks.js';
import {
  FLEET_ASSETS,
  FLEET_LEVELS,
  FLEET_MOVEMENTS,
  PgAssetQueries,
  PgFleetQueries,
} from './pg-fleet-queries.js';
import { SqlFleetRepository } from './sql-fleet-repository.js';

/** The fleet in PostgreSQL. */
export const fleetSql = {
  repositories: {
    fleet: (session: SqlSession) => new SqlFleetRepository(session),
  },
  queries: ({ rows, lists }: ReadStatements) => ({
    fleet: new PgFleetQueries(lists),
    assets: new PgAssetQueries(rows, lists),
  }),
  lists: [FLEET_LEVELS, FLEET_MOVEMENTS, FLEET_ASSETS],
  checks: FLEET_CHECKS,
} satisfies SqlSlice<FleetSlice, ReadStatements>;
