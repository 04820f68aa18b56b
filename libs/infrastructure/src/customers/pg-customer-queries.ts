import type {
  CustomerFilter,
  CustomerQueries,
  CustomerSortKey,
  CustomerView,
  ListQuery,
  Page,
} from '@strata/application';
import type { CustomerId } from '@strata/domain';
import type pg from 'pg';
import { ListReader, runPrepared, type ListDefinition } from '../database/list-reader.js';
import { containing } from '../database/list-sql.js';
import type { Customer as CustomerRow } from '../generated/prisma/client.js';
import { toSnapshot } from './customer-row.js';

const SELECT = `id, name, email, address_street AS "addressStreet", address_city AS "addressCity",
  address_state AS "addressState", address_zip_code AS "addressZipCode",
  address_country AS "addressCountry", created_at AS "createdAt", updated_at AS "updatedAt",
  created_by AS "createdBy", updated_by AS "updatedBy", is_active AS "isActive", version`;

const LIST: ListDefinition<CustomerRow, CustomerView, CustomerFilter, CustomerSortKey> = {
  select: SELECT,
  table: 'customers',
  sortColumns: {
    createdAt: { column: 'created_at', type: 'timestamptz' },
    updatedAt: { column: 'updated_at', type: 'timestamptz' },
    name: { column: 'name', type: 'varchar' },
    email: { column: 'email', type: 'varchar', nullable: true },
  },
  conditions: ({ name, email, city }, parameters) => [
    'is_active',
    ...(name === undefined ? [] : [`name ILIKE ${parameters.add(containing(name))}`]),
    ...(email === undefined ? [] : [`email ILIKE ${parameters.add(containing(email))}`]),
    ...(city === undefined ? [] : [`address_city = ${parameters.add(city)}`]),
  ],
  toView: toSnapshot,
};

/** Reads of customers through prepared statements on the pool. */
export class PgCustomerQueries implements CustomerQueries {
  readonly #lists: ListReader<CustomerRow, CustomerView, CustomerFilter, CustomerSortKey>;

  constructor(private readonly pool: pg.Pool) {
    this.#lists = new ListReader(pool, LIST);
  }

  async get(id: CustomerId): Promise<CustomerView | null> {
    const [row] = await runPrepared<CustomerRow>(this.pool, {
      text: `SELECT ${SELECT} FROM customers WHERE id = $1 AND is_active`,
      values: [id],
    });
    return row ? toSnapshot(row) : null;
  }

  list(query: ListQuery<CustomerFilter, CustomerSortKey>): Promise<Page<CustomerView>> {
    return this.#lists.list(query);
  }

  count(filter: CustomerFilter): Promise<number> {
    return this.#lists.count(filter);
  }
}
