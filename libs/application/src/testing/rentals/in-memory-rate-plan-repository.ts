import { InMemoryRepository, type InMemorySession } from '@strata/application-kit/testing';
import type { ItemId, RatePlan, RatePlanRepository, RatePlanSnapshot } from '@strata/domain';
import { ratePlanCollection } from '../../rentals/rate-plan-collection.js';

/** Rate plans in memory. */
export class InMemoryRatePlanRepository
  extends InMemoryRepository<RatePlanSnapshot, RatePlan>
  implements RatePlanRepository
{
  constructor(session: InMemorySession) {
    super(session, ratePlanCollection);
  }

  getByItems(itemIds: readonly ItemId[]): Promise<readonly RatePlan[]> {
    return this.session.read(() => this.active(({ itemId }) => itemIds.includes(itemId)));
  }
}
