import type { WarehouseSnapshot } from '@strata/domain';
import type { ResourceQueries } from '@strata/application-kit';

/** A warehouse as read. */
export type WarehouseView = WarehouseSnapshot;

/** Which warehouses to list; every condition given must hold. */
export interface WarehouseFilter {
  /** Part of the code, whatever case and accents. */
  readonly code?: string | undefined;
  /** Part of the name, whatever case and accents. */
  readonly name?: string | undefined;
  /** The city of the address, exactly. */
  readonly city?: string | undefined;
}

/** What warehouses can be sorted by. */
export const WAREHOUSE_SORT_KEYS = ['createdAt', 'updatedAt', 'code', 'name'] as const;

/** One of {@link WAREHOUSE_SORT_KEYS}. */
export type WarehouseSortKey = (typeof WAREHOUSE_SORT_KEYS)[number];

/** Reads of warehouses that need no behaviour. */
export type WarehouseQueries = ResourceQueries<WarehouseView, WarehouseFilter, WarehouseSortKey>;
