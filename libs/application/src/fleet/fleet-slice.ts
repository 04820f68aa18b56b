import type { FleetRepository } from '@strata/domain';
import type { AssetQueries, FleetQueries } from './fleet-queries.js';

/** What a store has of the fleet, beside the collections. */
export interface FleetSlice {
  readonly repositories: { readonly fleet: FleetRepository };
  readonly queries: {
    readonly fleet: FleetQueries;
    readonly assets: AssetQueries;
  };
}
