import type { CustomerId, CustomerSnapshot } from '@strata/domain';
import type {
  CustomerFilter,
  CustomerQueries,
  CustomerSortKey,
  CustomerView,
} from '../../customers/customer-queries.js';
import type { ListQuery, Page } from '../../shared/list-query.js';
import type { InMemoryDatabase } from '../shared/in-memory-database.js';
import { containsText, listInMemory } from '../shared/in-memory-list.js';

/** Reads of customers over the in-memory tables. */
export class InMemoryCustomerQueries implements CustomerQueries {
  constructor(private readonly database: InMemoryDatabase) {}

  get(id: CustomerId): Promise<CustomerView | null> {
    return Promise.resolve(this.#matching({}).find((row) => row.id === id) ?? null);
  }

  list(query: ListQuery<CustomerFilter, CustomerSortKey>): Promise<Page<CustomerView>> {
    return Promise.resolve(listInMemory(this.#matching(query.filter), query));
  }

  count(filter: CustomerFilter): Promise<number> {
    return Promise.resolve(this.#matching(filter).length);
  }

  #matching({ name, email, city }: CustomerFilter): CustomerSnapshot[] {
    return [...this.database.table<CustomerSnapshot>('customers').values()].filter(
      (row) =>
        row.isActive &&
        containsText(row.name, name) &&
        containsText(row.email, email) &&
        (city === undefined || row.address?.city === city),
    );
  }
}
