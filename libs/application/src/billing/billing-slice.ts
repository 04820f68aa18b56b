import type { TakingsRepository } from '@strata/domain';
import type { BillingQueries } from './billing-queries.js';

/** What a store has of payments, refunds and deposits, beside the collections. */
export interface BillingSlice {
  readonly repositories: { readonly takings: TakingsRepository };
  readonly queries: { readonly billing: BillingQueries };
}
