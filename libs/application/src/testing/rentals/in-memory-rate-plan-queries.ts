import { inMemoryQueries, type InMemoryDatabase } from '@strata/application-kit/testing';
import type { RatePlanSnapshot } from '@strata/domain';
import { ratePlanCollection, type RatePlanQueries } from '../../rentals/rate-plan-collection.js';

/** Reads of rate plans over the in-memory tables. */
export function inMemoryRatePlanQueries(database: InMemoryDatabase): RatePlanQueries {
  return {
    ...inMemoryQueries(database, ratePlanCollection),
    ofItems: (itemIds) => {
      const rows = [...database.table<RatePlanSnapshot>(ratePlanCollection.name).values()];
      return Promise.resolve(
        rows.filter(({ isActive, itemId }) => isActive && itemIds.includes(itemId)),
      );
    },
  };
}
