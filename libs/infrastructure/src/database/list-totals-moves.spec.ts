import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  connect,
  type DatabaseSettings,
  dumpDatabase,
  ListTotals,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import pg from 'pg';
import { LISTS } from '../lists.js';
import { migrateUpTo } from '../testing/earlier-schema.js';
import { migrate, restoreDump } from './migrations.js';

const MIGRATION = '20261126192435_list_totals';

const insert = (rows: number, table = 'customers') =>
  `INSERT INTO ${table} (id, name, created_at, updated_at)
   SELECT gen_random_uuid(), 'c' || n, now(), now() FROM generate_series(1, ${rows}) AS n`;

describe('the total of a list', () => {
  let postgres: TemporaryPostgres;
  let admin: pg.Client;
  let count = 0;
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    admin = await open(postgres.database);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(clients.map((each) => each.end()));
    await postgres?.stop();
  });

  async function newDatabase(schema = 'public'): Promise<DatabaseSettings> {
    const database = `database_${(count += 1)}`;
    await admin.query(`CREATE DATABASE ${database}`);
    const { address } = postgres.database;
    return { ...postgres.database, address: { ...address, database, schema } };
  }
  async function open({ address }: DatabaseSettings): Promise<pg.Client> {
    const url = new URL(postgres.url);
    url.pathname = address.database;
    const client = new pg.Client(url.href);
    await client.connect();
    clients.push(client);
    return client;
  }
  /** What is wrong, and what the list of customers says. */
  async function look(database: DatabaseSettings) {
    const connection = connect(database);
    try {
      const totals = new ListTotals(connection.lists, LISTS);
      const { rows } = await connection.lists.query<{ customers: number }>(
        `SELECT coalesce(sum(rows), 0)::int AS customers FROM list_totals WHERE table_name = 'customers'`,
      );
      return { ...rows[0]!, differences: await totals.differences() };
    } finally {
      await connection.close();
    }
  }
  async function dump(database: DatabaseSettings): Promise<Buffer> {
    const sink = new PassThrough();
    const [bytes] = await Promise.all([
      buffer(sink),
      dumpDatabase(database, sink, { strataVersion: '0.0.0' }),
    ]);
    return bytes;
  }

  it('is that of its own schema, wherever the session looks for tables', async () => {
    const database = await newDatabase();
    const own = { ...database, address: { ...database.address, schema: 'Its own' } };
    await migrate(database);
    await migrate(own);
    const client = await open(database);
    await client.query(insert(1));
    const odd = `"Its own".customers`;
    await client.query(insert(5, odd));
    await client.query(`BEGIN; SET LOCAL search_path = pg_temp; UPDATE ${odd} SET is_active = false
                          WHERE id = (SELECT id FROM ${odd} LIMIT 1)`);
    const { rows } = await client.query<{ search_path: string }>('SHOW search_path');
    expect(rows).toEqual([{ search_path: 'pg_temp' }]);
    await client.query('COMMIT');
    expect(await look(database)).toEqual({ customers: 1, differences: [] });
    expect(await look(own)).toEqual({ customers: 4, differences: [] });
    await client.query('ALTER SCHEMA "Its own" RENAME TO elsewhere');
    await client.query(insert(1, 'elsewhere.customers'));
    await client.query('ALTER SCHEMA elsewhere RENAME TO "Its own"');
    expect(await look(own)).toEqual({ customers: 5, differences: [] });
    await client.query(`UPDATE "Its own".list_totals SET rows = 0;
                        SELECT "Its own".keep_list_total('"Its own".customers', true)`);
    expect(await look(own)).toEqual({ customers: 5, differences: [] });
  }, 60_000);

  it('that was tampered with is told, and counted anew', async () => {
    const database = await newDatabase();
    await migrate(database);
    const connection = connect(database);
    const totals = new ListTotals(connection.lists, LISTS);
    const client = await open(database);
    await client.query(insert(4));
    await client.query(`INSERT INTO list_totals VALUES ('customers', 2), ('users', -1)`);
    const found = [
      { table: 'customers', total: 6, rows: 4 },
      { table: 'users', total: -1, rows: 0 },
    ];
    expect(await totals.differences()).toEqual(found);
    await totals.recount(['users']);
    expect(await totals.differences()).toEqual([found[0]]);
    await client.query(`ALTER TABLE customers DISABLE TRIGGER USER; ${insert(1)};
                        DROP TRIGGER customers_total_update ON customers`);
    await totals.recount(['customers']);
    await client.query(`${insert(1)}; UPDATE customers SET is_active = false WHERE name = 'c1'`);
    await connection.close();
    expect(await look(database)).toEqual({ customers: 3, differences: [] });
  });

  it('is counted by the migration, and misses nobody who writes meanwhile', async () => {
    const database = await newDatabase();
    await migrateUpTo(database, MIGRATION);
    const [first, late] = [await open(database), await open(database)];
    await first.query(insert(1000));
    await first.query(`BEGIN; ${insert(10)}`);
    const migrated = migrate(database);
    for (let waiting = 0; waiting === 0;) {
      const { rows } = await admin.query<{ waiting: number }>(
        'SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted',
      );
      waiting = rows[0]!.waiting;
    }
    // Queues behind the migration, and is counted by its triggers.
    const written = late.query(insert(100));
    await first.query('COMMIT');
    expect(await migrated).toContain(MIGRATION);
    await written;
    expect(await look(database)).toEqual({ customers: 1110, differences: [] });
  }, 60_000);

  it('is in a dump, and restored with it once, whatever was there', async () => {
    const database = await newDatabase();
    await migrate(database);
    await (
      await open(database)
    ).query(`${insert(7)}; UPDATE customers SET is_active = false WHERE name = 'c7'`);
    const bytes = await dump(database);
    const target = await newDatabase('Its own');
    await restoreDump(target, Readable.from([bytes]));
    expect(await look(target)).toEqual({ customers: 6, differences: [] });
    const client = await open(target);
    await client.query(insert(5, '"Its own".customers'));
    await restoreDump(target, Readable.from([bytes]), { replace: true });
    await client.query(insert(2, '"Its own".customers'));
    expect(await look(target)).toEqual({ customers: 8, differences: [] });
  }, 60_000);

  it('is counted when a dump of an earlier version is restored', async () => {
    const database = await newDatabase();
    await migrateUpTo(database, MIGRATION);
    await (await open(database)).query(insert(7));
    const bytes = await dump(database);
    for (const prepare of [() => Promise.resolve([]), migrate]) {
      const target = await newDatabase();
      await prepare(target);
      await restoreDump(target, Readable.from([bytes]));
      expect(await look(target)).toEqual({ customers: 7, differences: [] });
    }
  }, 60_000);
});
