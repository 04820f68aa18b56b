import type { ItemSnapshot } from '@strata/domain';
import type { ResourceQueries } from '@strata/application-kit';

/** A item as read. */
export type ItemView = ItemSnapshot;

/** Which items to list; every condition given must hold. */
export interface ItemFilter {
  /** Part of the SKU, whatever case and accents. */
  readonly sku?: string | undefined;
  /** Part of the name, whatever case and accents. */
  readonly name?: string | undefined;
  readonly vendorId?: string | undefined;
}

/** What items can be sorted by. */
export const ITEM_SORT_KEYS = ['createdAt', 'updatedAt', 'sku', 'name'] as const;

/** One of {@link ITEM_SORT_KEYS}. */
export type ItemSortKey = (typeof ITEM_SORT_KEYS)[number];

/** Reads of items that need no behaviour. */
export type ItemQueries = ResourceQueries<ItemView, ItemFilter, ItemSortKey>;
