import {
  collection,
  equals,
  uniqueValue,
  type QueriesOf,
  type Span,
  type ViewOf,
} from '@strata/application-kit';
import { RatePlan, ratePlanErrors, type ItemId, type RatePlanSnapshot } from '@strata/domain';

/** How rate plans are kept apart, found and sorted. */
export const ratePlanCollection = collection({
  name: 'rate_plans',
  reconstitute: (snapshot: RatePlanSnapshot) => RatePlan.reconstitute(snapshot),
  unique: { item: uniqueValue('itemId', ratePlanErrors.itemTaken) },
  filters: { itemId: equals<ItemId>()('itemId') },
  sorts: { createdAt: 'moment', updatedAt: 'moment' },
});

/** A rate plan as read. */
export type RatePlanView = ViewOf<typeof ratePlanCollection>;

/** Reads of rate plans that need no behaviour, answered past the aggregate. */
export interface RatePlanQueries extends QueriesOf<typeof ratePlanCollection> {
  /** The plans of these items; an item without one has none among them. */
  ofItems(itemIds: readonly ItemId[], trace?: Span): Promise<readonly RatePlanView[]>;
}
