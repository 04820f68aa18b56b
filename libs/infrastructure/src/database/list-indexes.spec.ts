import { SALES_TRANSACTION_SORT_KEYS } from '@strata/application';
import pg from 'pg';
import { PgItemQueries } from '../catalog/pg-item-queries.js';
import { PgContactNumberQueries } from '../contacts/pg-contact-number-queries.js';
import { PgUserQueries } from '../identity/pg-user-queries.js';
import { PgStockQueries } from '../inventory/pg-stock-queries.js';
import { PgWarehouseQueries } from '../inventory/pg-warehouse-queries.js';
import { PgSalesReturnQueries, PgSalesTransactionQueries } from '../sales/pg-sales-queries.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '../testing/temporary-postgres.js';
import { PgVendorQueries } from '../vendors/pg-vendor-queries.js';
import { migrate } from './migrator.js';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}
type List = (pool: pg.Pool, query: never) => Promise<unknown>;

const id = '0190b7e2-0000-7000-8000-000000000001';
const createdAt = [{ key: 'createdAt', descending: false }];

/** Each list with each filter, and the index that must serve it. */
const LISTS: readonly (readonly [name: string, list: List, filter: object, index: RegExp])[] = [
  [
    'vendors',
    (pool, query) => new PgVendorQueries(pool).list(query),
    { name: 'abc' },
    /vendors_name_trgm/,
  ],
  [
    'vendors',
    (pool, query) => new PgVendorQueries(pool).list(query),
    { email: 'abc' },
    /vendors_email_trgm/,
  ],
  [
    'vendors',
    (pool, query) => new PgVendorQueries(pool).list(query),
    { city: 'a' },
    /vendors_active_city/,
  ],
  ['items', (pool, query) => new PgItemQueries(pool).list(query), { sku: 'abc' }, /items_sku_trgm/],
  [
    'items',
    (pool, query) => new PgItemQueries(pool).list(query),
    { name: 'abc' },
    /items_name_trgm/,
  ],
  [
    'items',
    (pool, query) => new PgItemQueries(pool).list(query),
    { vendorId: id },
    /items_active_vendor/,
  ],
  [
    'warehouses',
    (pool, query) => new PgWarehouseQueries(pool).list(query),
    { code: 'abc' },
    /warehouses_code_trgm/,
  ],
  [
    'warehouses',
    (pool, query) => new PgWarehouseQueries(pool).list(query),
    { name: 'abc' },
    /warehouses_name_trgm/,
  ],
  [
    'warehouses',
    (pool, query) => new PgWarehouseQueries(pool).list(query),
    { city: 'a' },
    /warehouses_active_city/,
  ],
  [
    'contact numbers',
    (pool, query) => new PgContactNumberQueries(pool).list(query),
    { entityType: 'Customer', entityId: id },
    /contact_numbers_active_(owner|entity)/,
  ],
  [
    'contact numbers',
    (pool, query) => new PgContactNumberQueries(pool).list(query),
    { entityId: id },
    /contact_numbers_active_entity/,
  ],
  [
    'contact numbers',
    (pool, query) => new PgContactNumberQueries(pool).list(query),
    { phoneNumber: '+1' },
    /contact_numbers_active_phone_number/,
  ],
  [
    'levels',
    (pool, query) => new PgStockQueries(pool).levels(query),
    { itemId: id },
    /stock_levels_(item|item_warehouse_key)/,
  ],
  [
    'levels',
    (pool, query) => new PgStockQueries(pool).levels(query),
    { warehouseId: id },
    /stock_levels_warehouse/,
  ],
  [
    'movements',
    (pool, query) => new PgStockQueries(pool).movements(query),
    { itemId: id },
    /stock_movements_item/,
  ],
  [
    'movements',
    (pool, query) => new PgStockQueries(pool).movements(query),
    { warehouseId: id },
    /stock_movements_warehouse/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { number: 'x' },
    /sales_transactions_number_key/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { customerId: id },
    /sales_transactions_(open_)?customer/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { status: 'confirmed' },
    /sales_transactions_status/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { paymentStatus: 'paid' },
    /sales_transactions_payment_status/,
  ],
  [
    'sales',
    (pool, query) => new PgSalesTransactionQueries(pool).list(query),
    { from: new Date(0), to: new Date(1) },
    /sales_transactions_created_at/,
  ],
  [
    'returns',
    (pool, query) => new PgSalesReturnQueries(pool).list(query),
    { salesTransactionId: id },
    /sales_returns_sales_transaction/,
  ],
  [
    'returns',
    (pool, query) => new PgSalesReturnQueries(pool).list(query),
    { warehouseId: id },
    /sales_returns_warehouse/,
  ],
  [
    'users',
    (pool, query) => new PgUserQueries(pool).list(query),
    { role: 'admin' },
    /users_active_role/,
  ],
  [
    'users',
    (pool, query) => new PgUserQueries(pool).list(query),
    { username: 'abc' },
    /users_username_trgm/,
  ],
];

describe('every filter of every list', () => {
  let postgres: TemporaryPostgres;
  let pool: pg.Pool;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    // The tables are empty: what counts is which index could serve, not which is cheaper.
    pool = new pg.Pool({ connectionString: postgres.url, options: '-c enable_seqscan=off' });
    pool.on('error', () => undefined);
  }, 60_000);
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  it.each(
    SALES_TRANSACTION_SORT_KEYS.flatMap((key) => [
      [key, false],
      [key, true],
    ]),
  )('sales sorted by %s, descending %s, walk an index', async (key, descending) => {
    const statements: Statement[] = [];
    const recording = {
      query: (statement: Statement) => {
        statements.push(statement);
        return pool.query(statement);
      },
    };
    const sort = [{ key, descending }] as never;
    const after = { values: [key === 'number' ? 'ST-2026-000007' : '2026-01-01'], id };
    const query = { filter: {}, sort, skip: 0, limit: 20, after };
    await new PgSalesTransactionQueries(recording as never).list(query);
    const [{ text, values }] = statements as [Statement];
    const client = await pool.connect();
    // Of an empty table every way costs the same: only the walk is left.
    await client.query('BEGIN; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    await client.query('ROLLBACK');
    client.release();
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    const index =
      /Index Scan.* using sales_transactions_(created_at|updated_at|number_value|due_date) /;
    expect(plan).toMatch(index);
  });

  it.each(LISTS)('has its index: %s', async (_name, list, filter, index) => {
    const statements: Statement[] = [];
    const recording = {
      query: (statement: Statement) => {
        statements.push(statement);
        return pool.query(statement);
      },
    };
    await list(recording as never, { filter, sort: createdAt, skip: 0, limit: 20 } as never);
    expect(statements).toHaveLength(2);
    for (const { text, values } of statements) {
      const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(index);
    }
  });
});
