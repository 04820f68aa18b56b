import { LIST_BYTES_MAX, LIST_LIMIT_MAX_WITH_ITEMS, type ListQuery } from '@strata/application-kit';
import pg from 'pg';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { PgSalesTransactionQueries } from './pg-sales-queries.js';

const SALES = 120;
const LINES = 200;

/** Sales of 200 lines, each line from one warehouse. */
const INSERTS = `
  SET session_replication_role = replica;
  INSERT INTO sales_transactions (id, number, customer_id, customer_name, payment_terms, due_date, status,
      payment_status, currency, total_amount, paid_amount, refunded_amount, returned_amount,
      balance_due, is_open, created_at, updated_at)
    SELECT gen_random_uuid(), 'ST-2026-' || 100000 + n, gen_random_uuid(), 'Ada', 'net_30', '2026-02-01',
           'confirmed', 'unpaid', 'USD', ${LINES}, 0, 0, 0, ${LINES}, true,
           timestamptz '2026-01-01Z' + n * interval '1 minute', now()
      FROM generate_series(1, ${SALES}) AS n;
  INSERT INTO sales_transaction_items (id, sales_transaction_id, position, item_id, sku, name,
      quantity, list_price, unit_price, line_total, returned_quantity)
    SELECT gen_random_uuid(), id, position, gen_random_uuid(), 'DR-1', 'Drill', 1, 1, 1, 1, 0
      FROM sales_transactions, generate_series(0, ${LINES - 1}) AS position;
  INSERT INTO sales_allocations (sales_transaction_item_id, warehouse_id, position, quantity)
    SELECT id, gen_random_uuid(), 0, 1 FROM sales_transaction_items;
  SET session_replication_role = DEFAULT;
  SELECT keep_list_total('sales_transactions', false);
  ANALYZE sales_transactions, sales_transaction_items, sales_allocations`;

type Query = Parameters<PgSalesTransactionQueries['list']>[0];

describe('sales of 200 lines', () => {
  let postgres: TemporaryPostgres;
  let pool: pg.Pool;
  let queries: PgSalesTransactionQueries;
  const statements: string[] = [];

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    pool = new pg.Pool({ connectionString: postgres.url, max: 4 });
    pool.on('error', () => undefined);
    await pool.query(INSERTS);
    const recording = {
      query: (statement: { readonly text: string }) => {
        statements.push(statement.text);
        return pool.query(statement);
      },
    };
    queries = new PgSalesTransactionQueries(recording as unknown as pg.Pool);
  }, 120_000);
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  const listOf = (rest: Partial<Query>) =>
    queries.list({
      filter: {},
      sort: [{ key: 'number', descending: false }],
      skip: 0,
      limit: 1000,
      ...rest,
    });
  const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

  it('are listed in two statements that do not look at a line, six times at once', async () => {
    statements.length = 0;
    const pages = await Promise.all(Array.from({ length: 6 }, () => listOf({})));
    for (const { items, total } of pages) {
      expect([items.length, total]).toEqual([SALES, SALES]);
      expect(bytesOf(items)).toBeLessThan(SALES * 1000);
    }
    // Six pages, and at least one count that they share.
    expect(statements.length).toBeLessThanOrEqual(12);
    expect(statements.join()).not.toContain('sales_transaction_items');
  });

  it('are listed with their lines within the byte budget, and a walk loses none', async () => {
    const limit = LIST_LIMIT_MAX_WITH_ITEMS;
    const whole = (await listOf({})).items.map(({ id }) => id);
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: ListQuery<unknown, never>['after'];
    do {
      const page = await listOf({ limit, after, includeItems: true });
      expect(page.total).toBe(SALES);
      // The row that reaches the budget still comes along; the page at the edge leaves it out.
      expect(bytesOf(page.items)).toBeLessThan(LIST_BYTES_MAX + 100_000);
      for (const { items } of page.items) expect(items).toHaveLength(LINES);
      seen.push(...page.items.map(({ id }) => id));
      sizes.push(page.items.length);
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(whole);
    expect(sizes[0]).toBeLessThan(limit);
  }, 60_000);

  it('are read with their lines for the rows of the page alone, and skipped without', async () => {
    const [sale] = (await listOf({ skip: 100, limit: 1, includeItems: true })).items;
    expect(sale!.number).toBe('ST-2026-100101');
    const page = statements.find((text) => text.includes('OFFSET $'))!;
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${page}`,
      [2, 100, LIST_BYTES_MAX],
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    // Two rows of the page: two looks at lines, not 102.
    const looks = [...plan.matchAll(/on sales_transaction_items .*loops=(\d+)/g)];
    expect(looks.map(([, loops]) => loops)).toEqual(['2']);
  });
});
