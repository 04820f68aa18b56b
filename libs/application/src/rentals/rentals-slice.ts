import type { RatePlanRepository, RentalAgreementRepository } from '@strata/domain';
import type { RatePlanQueries } from './rate-plan-collection.js';
import type { RentalAgreementQueries } from './rental-agreement-queries.js';

/** What a store has of rate plans and rental agreements, beside the collections. */
export interface RentalsSlice {
  readonly repositories: {
    readonly ratePlans: RatePlanRepository;
    readonly rentalAgreements: RentalAgreementRepository;
  };
  readonly queries: {
    readonly ratePlans: RatePlanQueries;
    readonly rentalAgreements: RentalAgreementQueries;
  };
}
