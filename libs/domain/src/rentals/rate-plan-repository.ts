import type { Repository } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { RatePlan } from './rate-plan.js';

/** Stores rate plans. */
export interface RatePlanRepository extends Repository<RatePlan> {
  /** The plans of these items, by id; an item without one has none among them. */
  getByItems(itemIds: readonly ItemId[]): Promise<readonly RatePlan[]>;
}
