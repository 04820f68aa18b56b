import type { CustomerFilter, CustomerSortKey, CustomerView } from '@strata/application';
import type pg from 'pg';
import { ADDRESS_SELECT, BASE_SELECT } from '../database/address-columns.js';
import type { ListDefinition } from '../database/list-reader.js';
import { contains } from '../database/list-sql.js';
import { PgResourceQueries } from '../database/pg-resource-queries.js';
import type { Customer as CustomerRow } from '../generated/prisma/client.js';
import { toSnapshot } from './customer-row.js';

const LIST: ListDefinition<CustomerRow, CustomerView, CustomerFilter, CustomerSortKey> = {
  select: `id, name, email, ${ADDRESS_SELECT}, ${BASE_SELECT}`,
  table: 'customers',
  sortColumns: {
    createdAt: { column: 'created_at', type: 'timestamptz' },
    updatedAt: { column: 'updated_at', type: 'timestamptz' },
    name: { column: 'name', type: 'varchar' },
    email: { column: 'email', type: 'varchar', nullable: true },
  },
  conditions: ({ name, email, city }, parameters) => [
    'is_active',
    ...(name === undefined ? [] : [contains('name_search', name, parameters)]),
    ...(email === undefined ? [] : [contains('email', email, parameters)]),
    ...(city === undefined ? [] : [`address_city = ${parameters.add(city)}`]),
  ],
  toView: toSnapshot,
};

/** Reads of the table `customers`. */
export class PgCustomerQueries extends PgResourceQueries<
  CustomerRow,
  CustomerView,
  CustomerFilter,
  CustomerSortKey
> {
  constructor(rows: pg.Pool, lists = rows) {
    super(rows, lists, LIST);
  }
}
