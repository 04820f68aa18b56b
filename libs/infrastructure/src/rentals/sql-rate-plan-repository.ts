import type { ItemId, RatePlan, RatePlanRepository, RatePlanSnapshot } from '@strata/domain';
import { SqlRepository, type SqlSession } from '@strata/infrastructure-kit';
import { ratePlanTable } from './rate-plan-table.js';

/** Rate plans, and those of some items. */
export class SqlRatePlanRepository
  extends SqlRepository<RatePlanSnapshot, RatePlan>
  implements RatePlanRepository
{
  constructor(session: SqlSession) {
    super(session, ratePlanTable);
  }

  getByItems(itemIds: readonly ItemId[]): Promise<readonly RatePlan[]> {
    return this.find('item_id = ANY($1::uuid[])', [itemIds]);
  }
}
