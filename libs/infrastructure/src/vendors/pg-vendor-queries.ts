import type { VendorFilter, VendorSortKey, VendorView } from '@strata/application';
import type pg from 'pg';
import { ADDRESS_SELECT, BASE_SELECT } from '../database/address-columns.js';
import type { ListDefinition } from '../database/list-reader.js';
import { contains } from '../database/list-sql.js';
import { PgResourceQueries } from '../database/pg-resource-queries.js';
import type { Vendor as VendorRow } from '../generated/prisma/client.js';
import { toSnapshot } from './vendor-row.js';

const LIST: ListDefinition<VendorRow, VendorView, VendorFilter, VendorSortKey> = {
  select: `id, name, email, ${ADDRESS_SELECT}, payment_terms AS "paymentTerms", ${BASE_SELECT}`,
  table: 'vendors',
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

/** Reads of the table `vendors`. */
export class PgVendorQueries extends PgResourceQueries<
  VendorRow,
  VendorView,
  VendorFilter,
  VendorSortKey
> {
  constructor(rows: pg.Pool, lists = rows) {
    super(rows, lists, LIST);
  }
}
