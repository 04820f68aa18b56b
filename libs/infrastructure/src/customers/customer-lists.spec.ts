import type { customerCollection, CustomerQueries } from '@strata/application';
import type { FilterOf, ListQuery, SortKeyOf } from '@strata/application-kit';
import pg from 'pg';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { pgQueries } from '@strata/infrastructure-kit';
import { migrate } from '../database/migrations.js';
import { customerTable } from './customer-table.js';

type CustomerFilter = FilterOf<typeof customerCollection>;
type CustomerSortKey = SortKeyOf<typeof customerCollection>;

const ROWS = 100_000;

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

describe('customer lists over 100,000 rows', () => {
  let postgres: TemporaryPostgres;
  let pool: pg.Pool;
  const statements: Statement[] = [];
  let queries: CustomerQueries;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    pool = new pg.Pool({ connectionString: postgres.url, max: 4 });
    // The server goes away at the end, perhaps before the last connection is closed.
    pool.on('error', () => undefined);
    await pool.query(
      `INSERT INTO customers (id, name, email, address_street, address_city, address_state,
         address_zip_code, address_country, created_at, updated_at, is_active, version)
       SELECT gen_random_uuid(), 'Customer ' || md5(n::text),
              CASE WHEN n % 10 > 0 THEN md5(n::text) || '@example.com' END,
              '1 Main St', 'City ' || n % 500, 'CA', '12345', 'USA',
              timestamptz '2025-01-01Z' + n * interval '1 minute', now(), n % 50 > 0, 1
         FROM generate_series(1, $1) AS n`,
      [ROWS],
    );
    await pool.query('VACUUM ANALYZE customers');
    const recording = {
      query: (statement: Statement) => {
        statements.push(statement);
        return pool.query(statement);
      },
    };
    queries = pgQueries(customerTable, recording as unknown as pg.Pool);
  }, 60_000);

  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  const listOf = (
    filter: CustomerFilter,
    rest: Partial<ListQuery<CustomerFilter, CustomerSortKey>> = {},
  ) =>
    queries.list({
      filter,
      sort: [{ key: 'createdAt', descending: false }],
      skip: 0,
      limit: 20,
      ...rest,
    });

  /** The statements of one list, and how each is carried out. */
  async function plansOf(run: () => Promise<unknown>) {
    statements.length = 0;
    await run();
    const made = [...statements];
    const plans = made.map(async ({ text, values }) => {
      const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
        values,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    return Promise.all(plans);
  }

  it.each([
    [{ name: 'c4ca4238a0' }, /customers_name_trgm/],
    [{ email: 'c4ca4238a0' }, /customers_email_trgm/],
    [{ city: 'City 77' }, /customers_active_city/],
    [{ name: '8a0', city: 'City 1' }, /customers_(name_trgm|active_city)/],
  ])('the filter %j is served by its index, page and total alike', async (filter, index) => {
    const plans = await plansOf(() => listOf(filter));
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).toMatch(index);
      expect(plan).not.toContain('Seq Scan');
    }
  });

  it.each(['createdAt', 'updatedAt', 'name', 'email'] as const)(
    'the order by %s walks its index in either direction',
    async (key) => {
      for (const descending of [false, true]) {
        const [page] = await plansOf(() => listOf({}, { sort: [{ key, descending }] }));
        expect(page).toMatch(/Index Scan( Backward)? using customers_active_/);
        expect(page).not.toMatch(/Seq Scan|Sort Key/);
      }
    },
  );

  it.each(['createdAt', 'name', 'email'] as const)(
    'the last page by %s costs no more than twice the first',
    async (key) => {
      const sort = [{ key, descending: false }];
      const ahead = await listOf({}, { sort: [{ key, descending: true }], limit: 21 });
      // Backwards, the NULLs still come last: with a nullable key the end is found by skipping.
      const last =
        key === 'email'
          ? (await listOf({}, { sort, skip: 97_900, limit: 80 })).next!
          : { values: ahead.next!.values, id: ahead.next!.id };
      const [first] = await plansOf(() => listOf({}, { sort }));
      const [end] = await plansOf(() => listOf({}, { sort, after: last }));
      expect(buffersOf(end!)).toBeLessThanOrEqual(2 * buffersOf(first!));
    },
    30_000,
  );

  it('runs two statements a list', async () => {
    expect(await plansOf(() => listOf({ name: 'Customer', city: 'City 1' }))).toHaveLength(2);
  });

  it.each([
    {},
    { name: 'CUSTOMER A' },
    { email: 'ab' },
    { city: 'City 3' },
    { name: 'f', email: '1', city: 'City 4' },
  ])('the total under %j is exact', async (filter: CustomerFilter) => {
    const { total } = await listOf(filter);
    const { rows } = await pool.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM customers WHERE is_active
          AND ($1::text IS NULL OR position(lower($1) IN lower(name)) > 0)
          AND ($2::text IS NULL OR position(lower($2) IN lower(email)) > 0)
          AND ($3::text IS NULL OR address_city = $3)`,
      [filter.name, filter.email, filter.city],
    );
    expect(total).toBe(rows[0]!.total);
  });

  it('a walk by cursor neither misses nor repeats an untouched row while others come and go', async () => {
    const untouched = await pool.query<{ id: string }>(
      `SELECT id FROM customers WHERE is_active AND address_city = 'City 9'`,
    );
    const seen: string[] = [];
    let after: ListQuery<CustomerFilter, CustomerSortKey>['after'];
    do {
      const page = await listOf({ city: 'City 9' }, { after, limit: 10 });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
      await pool.query(
        `INSERT INTO customers (id, name, address_street, address_city, address_state,
           address_zip_code, address_country, created_at, updated_at)
         SELECT gen_random_uuid(), 'passer-by', 'x', 'City 9', 'CA', '12345', 'USA',
                timestamptz '2025-01-01Z' + random() * interval '70 days', now()
           FROM generate_series(1, 5)`,
      );
      await pool.query(
        `DELETE FROM customers WHERE id IN (
           SELECT id FROM customers WHERE name = 'passer-by' ORDER BY random() LIMIT 3)`,
      );
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(untouched.rows.map(({ id }) => id)));
  });
});

/** Pages of the database that a plan touched, wherever they were found. */
function buffersOf(plan: string): number {
  const [, hit] = /Buffers: shared hit=(\d+)/.exec(plan)!;
  return Number(hit);
}
