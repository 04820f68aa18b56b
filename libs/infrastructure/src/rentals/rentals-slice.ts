import type { RentalsSlice } from '@strata/application';
import type { SqlSession, SqlSlice } from '@strata/infrastructure-kit';
import type { ReadStatements } from '../database/read-statements.js';
import { pgRatePlanQueries } from './pg-rate-plan-queries.js';
import {
  PgRentalAgreementQueries,
  RENTAL_AGREEMENTS,
  RENTAL_CHECK_INS,
  RENTAL_HAND_OUTS,
} from './pg-rental-agreement-queries.js';
import { RENTAL_CHECKS } from './rental-checks.js';
import { RENTAL_MONEY_CHECKS } from './rental-money-checks.js';
import { SqlRatePlanRepository } from './sql-rate-plan-repository.js';
import { SqlRentalAgreementRepository } from './sql-rental-agreement-repository.js';

/** Rate plans and rental agreements in PostgreSQL. */
export const rentalsSql = {
  repositories: {
    ratePlans: (session: SqlSession) => new SqlRatePlanRepository(session),
    rentalAgreements: (session: SqlSession) => new SqlRentalAgreementRepository(session),
  },
  queries: ({ rows, lists }: ReadStatements) => ({
    ratePlans: pgRatePlanQueries(rows, lists),
    rentalAgreements: new PgRentalAgreementQueries(rows, lists),
  }),
  lists: [RENTAL_AGREEMENTS, RENTAL_HAND_OUTS, RENTAL_CHECK_INS],
  checks: [...RENTAL_CHECKS, ...RENTAL_MONEY_CHECKS],
} satisfies SqlSlice<RentalsSlice, ReadStatements>;
