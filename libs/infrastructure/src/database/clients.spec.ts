import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  alterDatabase,
  Cluster,
  databaseOsUser,
  HOSTILE_SETTINGS,
  postgresBinaries,
  startTemporaryPostgres,
  type TemporaryPostgres,
  TEST_SERVICE,
} from '@strata/infrastructure-kit/testing';
import {
  checkDatabase,
  databaseAt,
  EXPECTED_SETTINGS,
  openPool,
  openSession,
  parseDatabaseUrl,
} from '@strata/infrastructure-kit';
import { migrate } from './migrations.js';

describe('every connection', () => {
  let postgres: TemporaryPostgres;
  let admin: pg.Client;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    admin = new pg.Client(postgres.url);
    await admin.connect();
    await alterDatabase(postgres.url, HOSTILE_SETTINGS);
  }, 60_000);
  afterAll(async () => {
    await admin?.end();
    await postgres?.stop();
  });

  it('has its settings, whatever the database was given', async () => {
    const limits = {
      statement_timeout: '60000',
      lock_timeout: '1234',
      idle_in_transaction_session_timeout: '60000',
      search_path: 'public',
    };
    const expected: Record<string, string> = { ...EXPECTED_SETTINGS, ...limits };
    // A setting that is made has a hostile value, so that its absence shows.
    const hostile = Object.entries(HOSTILE_SETTINGS).filter(
      ([name, value]) => expected[name] !== value,
    );
    expect(hostile.map(([name]) => name).sort()).toEqual(Object.keys(expected).sort());

    const database = databaseAt(postgres.database.address, { lockTimeout: 1234 });
    const pool = openPool(database);
    const session = await openSession(database.address, database.limits);
    for (const client of [pool, session]) {
      const { rows } = await client.query<{ name: string; setting: string }>(
        'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
        [Object.keys(expected)],
      );
      expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual(
        expected,
      );
    }
    await pool.end();
    await session.end();
  });

  it('waits for its answers, however long a statement may take', async () => {
    // The longest that PostgreSQL and the settings take.
    const pool = openPool(databaseAt(postgres.database.address, { statementTimeout: 2 ** 31 - 1 }));
    const { rows } = await pool.query(`SELECT 'there' AS answer FROM pg_sleep(0.2)`);
    expect(rows).toEqual([{ answer: 'there' }]);
    await pool.end();
  });

  it('is opened in clients.ts', () => {
    const sources = ['..', '../../../kit/infrastructure/src'].map(
      (folder) => new URL(`${folder}/`, import.meta.url),
    );
    const opening = sources.flatMap((source) =>
      readdirSync(source, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|^(testing|generated)\//.test(file))
        .filter((file) =>
          /new (pg\.)?(Pool|Client)\(/.test(readFileSync(new URL(file, source), 'utf8')),
        ),
    );
    expect(opening).toEqual(['database/clients.ts']);
  });

  it('is enough as an ordinary role with a schema of its own', async () => {
    await admin.query(`
      SET TimeZone = 'UTC';
      CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
      CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
      CREATE ROLE clerk LOGIN PASSWORD 'a/b';
      CREATE SCHEMA strata AUTHORIZATION clerk`);
    await admin.query(`ALTER DATABASE postgres RESET session_replication_role`);
    const url = `postgresql://clerk@127.0.0.1:${postgres.database.address.port}/postgres?schema=strata`;
    const database = databaseAt(parseDatabaseUrl(url, TEST_SERVICE, 'a/b'));
    expect((await migrate(database)).length).toBeGreaterThan(0);
    const pool = openPool(database);
    await checkDatabase(database, pool);
    await pool.query('SELECT * FROM customers');
    await pool.end();
  });

  it('can be made through a Unix socket', async () => {
    const user = databaseOsUser();
    const home = mkdtempSync(join(tmpdir(), 'strata-socket-'));
    chmodSync(home, 0o755);
    const cluster = new Cluster(join(home, 'postgres'), postgresBinaries(user, TEST_SERVICE), user);
    await cluster.create(TEST_SERVICE, 'a/b', ['--no-sync']);
    const port = await cluster.start({ unix_socket_directories: cluster.folder });
    for (const url of [
      `postgresql://strata@/postgres?host=${cluster.folder}&port=${port}`,
      `postgresql://strata@${encodeURIComponent(cluster.folder)}:${port}/postgres?sslmode=require`,
    ]) {
      const pool = openPool(databaseAt(parseDatabaseUrl(url, TEST_SERVICE, 'a/b')));
      const { rows } = await pool.query('SELECT inet_server_addr() AS address');
      expect(rows).toEqual([{ address: null }]);
      await pool.end();
    }
    await cluster.stop();
    rmSync(home, { recursive: true });
  }, 60_000);
});
