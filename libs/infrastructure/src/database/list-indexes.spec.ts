import { TABLES } from '../tables.js';
import { SALES_TRANSACTION_SORT_KEYS } from '@strata/application';
import pg from 'pg';
import { PgStockQueries } from '../inventory/pg-stock-queries.js';
import { PgSalesReturnQueries, PgSalesTransactionQueries } from '../sales/pg-sales-queries.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { columnOf, ListReader } from '@strata/infrastructure-kit';
import { migrate } from './migrations.js';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}
type List = (pool: pg.Pool, query: never) => Promise<unknown>;

const id = '0190b7e2-0000-7000-8000-000000000001';
/** What is asked for where `abc` is none of its values. */
const SAMPLES: Readonly<Record<string, string>> = { vendorId: id, entityId: id };
/** Indexes that are not named after their filter. */
const INDEXES: Readonly<Record<string, string>> = {
  vendorId: 'active_vendor',
  entityType: 'active_(owner|entity)',
  entityId: 'active_entity',
};

const createdAt = [{ key: 'createdAt', descending: false }];

/** Every filter of every collection, and the index that serves it by name. */
const COLLECTIONS = Object.values(TABLES).flatMap(({ collection, list }) =>
  Object.entries<{ kind: string; path: string }>(collection.filters).map(
    ([name, { kind, path }]) =>
      [
        list.table,
        (pool: pg.Pool, query: never) => new ListReader(pool, list as never).list(query),
        { [name]: SAMPLES[path] ?? 'abc' },
        new RegExp(
          `${list.table}_(${kind === 'contains' ? `${name}_trgm` : (INDEXES[path] ?? `active_${columnOf(name)}`)})`,
        ),
      ] as const,
  ),
);

/** What a page that begins after it saw last, by kind of sort key. */
const LAST_SEEN: Readonly<Record<string, unknown>> = {
  moment: '2026-01-01',
  text: 'abc',
  number: '1',
};

/** Every sort key of every list. */
const WALKS: readonly (readonly [table: string, key: string, list: List, lastSeen: unknown])[] = [
  ...Object.values(TABLES).flatMap(({ collection, list }) =>
    Object.entries<string>(collection.sorts).map(
      ([key, kind]) =>
        [
          list.table,
          key,
          (pool: pg.Pool, query: never) => new ListReader(pool, list as never).list(query),
          LAST_SEEN[kind.replace('?', '')],
        ] as const,
    ),
  ),
  ...SALES_TRANSACTION_SORT_KEYS.map(
    (key) =>
      [
        'sales_transactions',
        key,
        (pool: pg.Pool, query: never) => new PgSalesTransactionQueries(pool).list(query),
        key === 'number' ? 'ST-2026-000007' : '2026-01-01',
      ] as const,
  ),
  [
    'sales_returns',
    'createdAt',
    (pool, query) => new PgSalesReturnQueries(pool).list(query),
    '2026-01-01',
  ],
  [
    'stock_levels',
    'createdAt',
    (pool, query) => new PgStockQueries(pool).levels(query),
    '2026-01-01',
  ],
  [
    'stock_movements',
    'createdAt',
    (pool, query) => new PgStockQueries(pool).movements(query),
    '2026-01-01',
  ],
];

/** Each other list with each filter, and the index that must serve it. */
const LISTS: readonly (readonly [name: string, list: List, filter: object, index: RegExp])[] = [
  ...COLLECTIONS,
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
];

describe('every filter and sort key of every list', () => {
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

  it.each(WALKS.flatMap((walk) => [[...walk, false] as const, [...walk, true] as const]))(
    '%s sorted by %s walk an index: %4$s',
    async (name, key, list, lastSeen, descending) => {
      const statements: Statement[] = [];
      const recording = {
        query: (statement: Statement) => {
          statements.push(statement);
          return pool.query(statement);
        },
      };
      const sort = [{ key, descending }];
      const after = { values: [lastSeen], id };
      await list(recording as never, { filter: {}, sort, skip: 0, limit: 20, after } as never);
      const [{ text, values }] = statements as [Statement];
      const client = await pool.connect();
      // Of an empty table every way costs the same: only the walk is left.
      await client.query('BEGIN; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      await client.query('ROLLBACK');
      client.release();
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(new RegExp(`Index Scan.* using ${name}_(active_)?${columnOf(key)}`));
      expect(plan).not.toMatch(/Sort/);
    },
  );

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
