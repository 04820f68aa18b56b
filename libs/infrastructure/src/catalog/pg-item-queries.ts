import type { ItemFilter, ItemSortKey, ItemView } from '@strata/application';
import type pg from 'pg';
import { BASE_SELECT } from '../database/address-columns.js';
import { amountText } from '../database/amount-columns.js';
import type { ListDefinition } from '../database/list-reader.js';
import { contains } from '../database/list-sql.js';
import { PgResourceQueries } from '../database/pg-resource-queries.js';
import { toSnapshot, type ItemRow } from './item-row.js';

const LIST: ListDefinition<ItemRow, ItemView, ItemFilter, ItemSortKey> = {
  select: `id, sku, name, description, ${amountText('unit_price')} AS "unitPrice", currency,
    vendor_id AS "vendorId", ${BASE_SELECT}`,
  table: 'items',
  sortColumns: {
    createdAt: { column: 'created_at', type: 'timestamptz' },
    updatedAt: { column: 'updated_at', type: 'timestamptz' },
    sku: { column: 'sku', type: 'varchar' },
    name: { column: 'name', type: 'varchar' },
  },
  conditions: ({ sku, name, vendorId }, parameters) => [
    'is_active',
    ...(sku === undefined ? [] : [contains('sku_search', sku, parameters)]),
    ...(name === undefined ? [] : [contains('name_search', name, parameters)]),
    ...(vendorId === undefined ? [] : [`vendor_id = ${parameters.add(vendorId, 'uuid')}`]),
  ],
  toView: toSnapshot,
};

/** Reads of the table `items`. */
export class PgItemQueries extends PgResourceQueries<ItemRow, ItemView, ItemFilter, ItemSortKey> {
  constructor(rows: pg.Pool, lists = rows) {
    super(rows, lists, LIST);
  }
}
