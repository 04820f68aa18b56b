import pg from 'pg';
import {
  alterDatabase,
  findPgbouncer,
  startTemporaryPgbouncer,
  startTemporaryPostgres,
  type TemporaryPgbouncer,
  type TemporaryPostgres,
} from '@strata/infrastructure-kit/testing';
import {
  checkDatabase,
  type DatabaseSettings,
  openPool,
  pgQueries,
  TransactionLane,
  UnsuitableDatabase,
  WriteQueue,
} from '@strata/infrastructure-kit';
import { migrate } from './migrations.js';
import { vendorTable } from '../vendors/vendor-table.js';

const binary = findPgbouncer();

const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

/** Connects as a server does, and looks. */
async function check(database: DatabaseSettings): Promise<void> {
  const pool = openPool(database);
  try {
    await checkDatabase(database, pool);
  } finally {
    await pool.end();
  }
}

(binary ? describe : describe.skip)('PgBouncer in transaction mode', () => {
  let postgres: TemporaryPostgres;
  let pgbouncer: TemporaryPgbouncer;
  let pool: pg.Pool;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await alterDatabase(postgres.url, { TimeZone: 'America/New_York', DateStyle: 'German' });
    pgbouncer = await startTemporaryPgbouncer(binary!, postgres);
    pool = openPool(pgbouncer.database);
  }, 60_000);
  afterAll(async () => {
    await pool?.end();
    await pgbouncer?.stop();
    await postgres?.stop();
  });

  it('lets ten migrate at once, without a way past it', async () => {
    const applied = await times(10, () => migrate(pgbouncer.database));
    expect(applied.flat().length).toBeGreaterThan(0);
    expect(new Set(applied.flat()).size).toBe(applied.flat().length);
    await checkDatabase(pgbouncer.database, pool);
  }, 60_000);

  it('serves reads of many connections over few', async () => {
    const vendors = pgQueries(vendorTable, pool);
    const page = {
      filter: {},
      sort: [{ key: 'name' as const, descending: false }],
      skip: 0,
      limit: 5,
    };
    await times(300, async (index) => {
      if (index % 2) expect(await vendors.get('0190b7e2-0000-7000-8000-000000000001')).toBeNull();
      else expect((await vendors.list(page)).total).toBe(0);
    });
    const names = await pool.query('SELECT name FROM pg_prepared_statements');
    expect(names.rows).toEqual([]);
  });

  it('keeps time zone and date style for each client', async () => {
    const answers = await times(40, () =>
      pool.query<{ now: Date }>(`SELECT '2026-01-02 03:04:05'::timestamptz AS now`),
    );
    for (const { rows } of answers)
      expect(rows[0]!.now.toISOString()).toBe('2026-01-02T03:04:05.000Z');
  });

  it('gives each transaction its timeouts, and leaves none behind', async () => {
    const show = `SELECT current_setting('lock_timeout') AS value`;
    const { lockTimeout } = pgbouncer.database.limits;
    const queue = new WriteQueue({ concurrency: 1, waiting: 1, patience: 1000 });
    const lane = new TransactionLane(
      { pool, pipelined: false, schema: 'public', renew: () => undefined },
      queue,
    );
    const inside = await lane.open((session) => session.read(show));
    expect(inside).toEqual([{ value: `${lockTimeout / 1000}s` }]);
    const outside = await times(10, () => pool.query<{ value: string }>(show));
    for (const { rows } of outside) expect(rows).toEqual([{ value: '0' }]);
  });

  it('is found out when nobody said that it is there', async () => {
    const unaware: DatabaseSettings = { ...pgbouncer.database, pooler: 'none' };
    await expect(check(unaware)).rejects.toThrow(
      /DATABASE_POOLER=transaction.*DIRECT_DATABASE_URL/,
    );
    const roundabout = { ...pgbouncer.database, direct: pgbouncer.database.address };
    await expect(check(roundabout)).rejects.toThrow(/DIRECT_DATABASE_URL .* PostgreSQL itself/);
    const elsewhere = { ...postgres.database.address, database: 'template1' };
    await expect(check({ ...pgbouncer.database, direct: elsewhere })).rejects.toThrow(
      /DIRECT_DATABASE_URL leads to another database/,
    );
    await check({ ...pgbouncer.database, direct: postgres.database.address });
  });

  it('is found out by its first client of many, too', async () => {
    const busy = openPool(pgbouncer.database);
    let going = true;
    const load = times(20, async () => {
      while (going) await busy.query('SELECT pg_sleep(random() / 100)');
    });
    await expect(check({ ...pgbouncer.database, pooler: 'none' })).rejects.toThrow(
      UnsuitableDatabase,
    );
    going = false;
    await load;
    await busy.end();
  });

  it('says what the role has to be given, and is content with it', async () => {
    await alterDatabase(postgres.url, { search_path: 'elsewhere', IntervalStyle: 'iso_8601' });
    const other = await startTemporaryPgbouncer(binary!, postgres);
    const failure = await check(other.database).catch((error: Error) => error.message);
    await other.stop();
    const statements = [...String(failure).matchAll(/^ {2}(ALTER ROLE .*;)$/gm)].map(
      ([, sql]) => sql,
    );
    expect(statements).toEqual([
      `ALTER ROLE "strata" IN DATABASE "postgres" SET IntervalStyle = 'postgres';`,
      `ALTER ROLE "strata" IN DATABASE "postgres" SET search_path = "public";`,
    ]);
    const client = new pg.Client(postgres.url);
    await client.connect();
    for (const sql of statements) await client.query(sql!);
    await client.end();
    const again = await startTemporaryPgbouncer(binary!, postgres);
    await check(again.database);
    await again.stop();
  });

  it('differs from session mode, which needs no setting', async () => {
    for (const poolSize of [20, 2]) {
      const session = await startTemporaryPgbouncer(binary!, postgres, 'session', poolSize);
      await check({ ...session.database, pooler: 'none' });
      await session.stop();
    }
  });

  it('is told from session mode with a single connection, which makes others wait', async () => {
    const session = await startTemporaryPgbouncer(binary!, postgres, 'session', 1);
    await check({ ...session.database, pooler: 'none' });
    await session.stop();
  }, 30_000);
});
