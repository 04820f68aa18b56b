import type { VendorFilter, VendorSortKey, VendorView } from '../../vendors/vendor-queries.js';
import type { InMemoryDatabase } from '../shared/in-memory-database.js';
import { containsText } from '../shared/in-memory-list.js';
import { InMemoryResourceQueries, isValue } from '../shared/in-memory-resource-queries.js';

/** Reads of vendors over the in-memory tables. */
export class InMemoryVendorQueries extends InMemoryResourceQueries<
  VendorView,
  VendorFilter,
  VendorSortKey
> {
  constructor(database: InMemoryDatabase) {
    super(
      database,
      'vendors',
      (row, { name, email, city }) =>
        containsText(row.name, name) &&
        containsText(row.email, email) &&
        isValue(row.address?.city, city),
    );
  }
}
