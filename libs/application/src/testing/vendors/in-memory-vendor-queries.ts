import type { VendorFilter, VendorSortKey, VendorView } from '../../vendors/vendor-queries.js';
import {
  containsText,
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
} from '@strata/application-kit/testing';

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
