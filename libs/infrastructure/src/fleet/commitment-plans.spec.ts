import type { ItemId, WarehouseId } from '@strata/domain';
import type { Statements } from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { migrate } from '../database/migrations.js';
import { READ_COMMITMENTS } from './commitment-sql.js';
import { PgFleetQueries } from './pg-fleet-queries.js';
import { poolsStatement } from './promises-sql.js';

const id = (n: string) => `('0190b7e2-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const uuid = (n: number) => `0190b7e2-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const MADE = `now(), now(), 'me', 'me'`;
const NOW = new Date('2028-03-01T00:00:00Z');

/**
 * A thousand levels in ten warehouses with a hundred commitments each, of more than two years; few of
 * them are still to come, and few are out.
 */
const FILL = [
  `INSERT INTO fleet_levels (id, item_id, warehouse_id, owned, "out", unserviceable, is_serialized,
                             ledger_version, created_at, updated_at)
   SELECT ${id('n')}, ${id('n')}, ${id('n % 10 + 1')}, 5, 0, 0, false, 1, now(), now()
     FROM generate_series(1, 1000) AS n`,
  `INSERT INTO items (id, sku, name, unit_price, currency, created_at, updated_at)
   SELECT ${id('n')}, 'SKU-' || n, 'Item', 1, 'USD', now(), now() FROM generate_series(1, 1000) AS n`,
  `INSERT INTO fleet_commitments (id, item_id, warehouse_id, cause_type, cause_id, line_id, quantity, "out",
                                  starts_at, ends_at, turnaround_minutes, is_returned, created_at,
                                  updated_at, created_by, updated_by)
   SELECT ${id('n')}, ${id('n % 1000 + 1')}, ${id('(n % 1000 + 1) % 10 + 1')}, 'rental_agreement',
          ${id('n / 2')}, ${id('n')}, 1, CASE WHEN n % 100 = 0 THEN 1 ELSE 0 END, at, at + interval '3 days',
          60, false, ${MADE}
     FROM generate_series(1, 100000) AS n
    CROSS JOIN LATERAL (SELECT timestamptz '2026-01-01Z' + n * interval '12 minutes' AS at) AS times`,
  'VACUUM ANALYZE',
];

describe('what is promised, among a hundred thousand commitments', () => {
  let postgres: TemporaryPostgres;
  let pool: pg.Pool;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    // No foreign key is looked at.
    const options = '-c session_replication_role=replica';
    pool = new pg.Pool({ connectionString: postgres.url, options });
    for (const statement of FILL) await pool.query(statement);
  }, 120_000);
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  async function planOf(text: string, values: unknown[]): Promise<string> {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }
  const numbers = [1, 2, 3, 4, 5];
  const levels = [numbers.map(uuid), numbers.map((n) => uuid((n % 10) + 1))];

  it.each([
    ['a window', new Date('2028-03-10')],
    ['all that is to come', null],
  ])('is read for a promise by its indexes: %s', async (_what, to) => {
    const plan = await planOf(READ_COMMITMENTS, [...levels, NOW, to, NOW, uuid(7)]);
    expect(plan).toMatch(
      /fleet_commitments_period[^]*Index Cond: .*tstzrange\(starts_at, ends_at\)/,
    );
    expect(plan).toMatch(/fleet_commitments_out/);
    expect(plan).toMatch(/fleet_commitments_cause/);
    expect(plan).not.toMatch(/Seq Scan/);
  });

  it('is read for a calendar by its indexes', async () => {
    const { text, values } = poolsStatement({
      itemIds: levels[0] as ItemId[],
      warehouseId: uuid(1) as WarehouseId,
      window: { from: NOW, to: new Date('2029-03-01') },
      now: NOW,
    });
    const plan = await planOf(text, values);
    expect(plan).toMatch(
      /fleet_commitments_period[^]*Index Cond: .*tstzrange\(starts_at, ends_at\)/,
    );
    expect(plan).toMatch(/fleet_commitments_out/);
    expect(plan).not.toMatch(/Seq Scan/);
  });

  it.each([
    ['everywhere', {}, /fleet_commitments_ends_at/],
    ['of a warehouse', { warehouseId: uuid(1) }, /fleet_commitments_(warehouse|ends_at)/],
    ['of an item', { itemId: uuid(1) }, /fleet_commitments_(period|ends_at)/],
  ])('is listed by its indexes where it is too much: %s', async (_where, place, index) => {
    const sent: { text: string; values: unknown[] }[] = [];
    const recording = {
      query: (statement: { text: string; values: unknown[] }) => {
        sent.push(statement);
        return pool.query(statement);
      },
    };
    // It asks with nothing but prepared statements, as pg takes them.
    await new PgFleetQueries(recording as unknown as Statements).shortages({
      filter: { ...place, now: NOW },
      sort: [{ key: 'createdAt', descending: false }],
      ...{ skip: 0, limit: 20 },
    });
    expect(sent).toHaveLength(1);
    const plan = await planOf(sent[0]!.text, sent[0]!.values);
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on fleet_commitments/);
  });

  it.each(['item_id', 'warehouse_id'])('is found by its indexes by %s alone', async (column) => {
    const plan = await planOf(
      `SELECT 1 FROM fleet_commitments WHERE ${column} = $1 AND ("out" > 0 OR ends_at > now()) LIMIT 1`,
      [uuid(2000)],
    );
    expect(plan).not.toMatch(/Seq Scan/);
  });
});
