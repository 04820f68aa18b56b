import type {
  CustomerFilter,
  CustomerSortKey,
  CustomerView,
} from '../../customers/customer-queries.js';
import type { InMemoryDatabase } from '../shared/in-memory-database.js';
import { containsText } from '../shared/in-memory-list.js';
import { InMemoryResourceQueries, isValue } from '../shared/in-memory-resource-queries.js';

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
