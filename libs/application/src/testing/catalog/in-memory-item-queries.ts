import type { ItemFilter, ItemSortKey, ItemView } from '../../catalog/item-queries.js';
import {
  containsText,
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
} from '@strata/application-kit/testing';

/** Reads of items over the in-memory tables. */
export class InMemoryItemQueries extends InMemoryResourceQueries<
  ItemView,
  ItemFilter,
  ItemSortKey
> {
  constructor(database: InMemoryDatabase) {
    super(
      database,
      'items',
      (row, { sku, name, vendorId }) =>
        containsText(row.sku, sku) &&
        containsText(row.name, name) &&
        isValue<string | null>(row.vendorId, vendorId),
    );
  }
}
