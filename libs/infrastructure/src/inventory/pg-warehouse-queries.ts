import type { WarehouseFilter, WarehouseSortKey, WarehouseView } from '@strata/application';
import type pg from 'pg';
import { ADDRESS_SELECT, BASE_SELECT } from '../database/address-columns.js';
import type { ListDefinition } from '../database/list-reader.js';
import { contains } from '../database/list-sql.js';
import { PgResourceQueries } from '../database/pg-resource-queries.js';
import type { Warehouse as WarehouseRow } from '../generated/prisma/client.js';
import { toSnapshot } from './warehouse-row.js';

const LIST: ListDefinition<WarehouseRow, WarehouseView, WarehouseFilter, WarehouseSortKey> = {
  select: `id, code, name, ${ADDRESS_SELECT}, ${BASE_SELECT}`,
  table: 'warehouses',
  sortColumns: {
    createdAt: { column: 'created_at', type: 'timestamptz' },
    updatedAt: { column: 'updated_at', type: 'timestamptz' },
    code: { column: 'code', type: 'varchar' },
    name: { column: 'name', type: 'varchar' },
  },
  conditions: ({ code, name, city }, parameters) => [
    'is_active',
    ...(code === undefined ? [] : [contains('code_search', code, parameters)]),
    ...(name === undefined ? [] : [contains('name_search', name, parameters)]),
    ...(city === undefined ? [] : [`address_city = ${parameters.add(city)}`]),
  ],
  toView: toSnapshot,
};

/** Reads of the table `warehouses`. */
export class PgWarehouseQueries extends PgResourceQueries<
  WarehouseRow,
  WarehouseView,
  WarehouseFilter,
  WarehouseSortKey
> {
  constructor(rows: pg.Pool, lists = rows) {
    super(rows, lists, LIST);
  }
}
