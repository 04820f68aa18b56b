import type { ItemFilter, ItemSortKey, ItemView } from '../../catalog/item-queries.js';
import type { InMemoryDatabase } from '../shared/in-memory-database.js';
import { containsText } from '../shared/in-memory-list.js';
import { InMemoryResourceQueries, isValue } from '../shared/in-memory-resource-queries.js';

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
