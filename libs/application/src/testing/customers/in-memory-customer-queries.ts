import type {
  CustomerFilter,
  CustomerSortKey,
  CustomerView,
} from '../../customers/customer-queries.js';
import {
  containsText,
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
} from '@strata/application-kit/testing';

/** Reads of customers over the in-memory tables. */
export class InMemoryCustomerQueries extends InMemoryResourceQueries<
  CustomerView,
  CustomerFilter,
  CustomerSortKey
> {
  constructor(database: InMemoryDatabase) {
    super(
      database,
      'customers',
      (row, { name, email, city }) =>
        containsText(row.name, name) &&
        containsText(row.email, email) &&
        isValue(row.address?.city, city),
    );
  }
}
