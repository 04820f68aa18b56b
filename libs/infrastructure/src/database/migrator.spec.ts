import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  startTemporaryPostgres,
  type TemporaryPostgres,
  TEST_SERVICE,
} from '@strata/infrastructure-kit/testing';
import {
  databaseAt,
  type DatabaseSettings,
  parseDatabaseUrl,
  readMigrations,
} from '@strata/infrastructure-kit';
import { migrate, migrationsFolder } from './migrations.js';

/** Migrations of its own for a test. */
class Migrations {
  readonly folder = mkdtempSync(join(tmpdir(), 'strata-migrations-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, sql] of Object.entries(files)) this.write(name, sql);
  }

  write(name: string, sql: string): void {
    mkdirSync(join(this.folder, name), { recursive: true });
    writeFileSync(join(this.folder, name, 'migration.sql'), sql);
  }
}

describe('the migrator', () => {
  let postgres: TemporaryPostgres;
  let admin: pg.Client;
  let database: DatabaseSettings;
  let client: pg.Client;
  const folders: string[] = [];
  let count = 0;

  const migrations = (files: Readonly<Record<string, string>>): Migrations => {
    const made = new Migrations(files);
    folders.push(made.folder);
    return made;
  };
  const tables = async (): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };
  /** A row as Prisma's engine leaves it when it fails or is killed. */
  const leaveUnfinished = (name: string, logs: string | null) =>
    client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES (gen_random_uuid(), 'x', $1, $2)`,
      [name, logs],
    );

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    admin = new pg.Client(postgres.url);
    await admin.connect();
  }, 60_000);
  beforeEach(async () => {
    const name = `d${(count += 1)}`;
    await admin.query(`CREATE DATABASE ${name}`);
    const url = postgres.url.replace(/postgres$/, name);
    database = databaseAt(parseDatabaseUrl(url, TEST_SERVICE), { lockTimeout: 500 });
    client = new pg.Client(url);
    await client.connect();
  });
  afterEach(() => client.end());
  afterAll(async () => {
    await admin?.end();
    await postgres?.stop();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it.each([1, 2, 3, 4, 5])(
    'lets ten start at once on an empty database, time %i',
    async () => {
      const applied = await Promise.all(Array.from({ length: 10 }, () => migrate(database)));
      const names = (await readMigrations(migrationsFolder())).map(({ name }) => name);
      expect(applied.flat().sort()).toEqual(names);
      expect(await migrate(database)).toEqual([]);
    },
    60_000,
  );

  it('applies all of a migration or nothing, and tries again', async () => {
    const { folder } = migrations({
      '1_good': 'CREATE TABLE a (id int);',
      '2_bad': `CREATE TABLE b (id int);
        CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;
        INSERT INTO b VALUES (1); INSERT INTO missing VALUES (1);`,
    });
    const attempt = () => migrate(database, folder);
    await expect(attempt()).rejects.toThrow(
      'Migration 2_bad failed: relation "missing" does not exist. It changed nothing, and is tried again at the next start.',
    );
    expect(await tables()).toEqual(['a']);
    const two = await Promise.allSettled([attempt(), attempt()]);
    expect(two.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await client.query('CREATE TABLE missing (id int)');
    expect(await attempt()).toEqual(['2_bad']);
    const { rows } = await client.query('SELECT id FROM b');
    expect(rows).toEqual([{ id: 1 }]);
  });

  it.each(['relation "x" does not exist', null])(
    'takes up what another program began and left without a trace (%s)',
    async (logs) => {
      const work = migrations({ '1_a': 'CREATE TABLE a (id int);' });
      await migrate(database, work.folder);
      work.write('2_b', '-- SELECT\nCREATE TABLE b (id int); ALTER TABLE a ADD COLUMN n int;');
      await leaveUnfinished('2_b', logs);
      const applied = await Promise.all([1, 2, 3].map(() => migrate(database, work.folder)));
      expect(applied.flat()).toEqual(['2_b']);
      expect(await tables()).toEqual(['a', 'b']);
      const { rows } = await client.query(
        `SELECT finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS undone
           FROM _prisma_migrations WHERE migration_name = '2_b' ORDER BY 1`,
      );
      expect(rows).toEqual([
        { finished: false, undone: true },
        { finished: true, undone: false },
      ]);
    },
  );

  it.each([
    ['half of it is there', 'CREATE TABLE b (id int); ALTER TABLE a ADD COLUMN n int;'],
    ['it changes data', 'UPDATE a SET id = id * 2;'],
  ])('says what to do about it where %s', async (_why, sql) => {
    const work = migrations({ '1_a': 'CREATE TABLE a (id int);' });
    await migrate(database, work.folder);
    work.write('2_b', sql);
    await client.query('CREATE TABLE b (id int); INSERT INTO a VALUES (21)');
    await leaveUnfinished('2_b', null);
    const message = await migrate(database, work.folder).catch((error: Error) => error.message);
    expect(message).toMatch(/^Migration 2_b was begun by another program and not finished/);
    expect((await client.query('SELECT id FROM a')).rows).toEqual([{ id: 21 }]);
    const done = /all of it is there: +(UPDATE .*;)$/m.exec(String(message))![1]!;
    await client.query(done);
    await expect(migrate(database, work.folder)).rejects.toThrow('was edited');
    await client.query(`UPDATE _prisma_migrations SET checksum = $1 WHERE migration_name = '2_b'`, [
      (await readMigrations(work.folder))[1]!.checksum,
    ]);
    expect(await migrate(database, work.folder)).toEqual([]);
  });

  it('gives up what waits for a lock, without harm', async () => {
    const work = migrations({ '1_a': 'CREATE TABLE a (id int);' });
    await migrate(database, work.folder);
    work.write('2_b', 'CREATE TABLE b (id int); ALTER TABLE a ADD COLUMN n int;');
    await client.query('BEGIN; LOCK TABLE a IN ACCESS SHARE MODE');
    await expect(migrate(database, work.folder)).rejects.toThrow(
      'Migration 2_b failed: other connections held what it needs for more than 500 ms (DATABASE_LOCK_TIMEOUT)',
    );
    await client.query('COMMIT');
    expect(await migrate(database, work.folder)).toEqual(['2_b']);
  });

  it('is not harmed by kill -9 in the middle', async () => {
    const work = migrations({
      '1_a': 'CREATE TABLE a (id int);',
      '2_b': 'CREATE TABLE b (id int); SELECT pg_sleep(2); ALTER TABLE a ADD COLUMN n int;',
    });
    const kit = new URL('../../../kit/infrastructure/dist/index.js', import.meta.url).href;
    const script = `
      const { applyMigrationFiles, databaseAt, parseDatabaseUrl } = await import(process.argv[1]);
      await applyMigrationFiles(databaseAt(parseDatabaseUrl(process.argv[2], 'strata')), process.argv[3]);`;
    const url = `${postgres.url.replace(/postgres$/, database.address.database)}`;
    const args = ['--input-type=module', '-e', script, kit, url, work.folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const sleeping = async () => {
      const { rowCount } = await admin.query(
        `SELECT FROM pg_stat_activity WHERE datname = $1 AND wait_event = 'PgSleep'`,
        [database.address.database],
      );
      return rowCount === 1;
    };
    while (!(await sleeping())) {
      expect(child.exitCode).toBeNull();
      await sleep(50);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database, work.folder)));
    expect(applied.flat()).toEqual(['2_b']);
    expect(await tables()).toEqual(['a', 'b']);
  }, 60_000);

  it('keeps to its schema, and uses an extension of another one', async () => {
    const url = postgres.url.replace(/postgres$/, database.address.database);
    await client.query(
      'CREATE SCHEMA extensions; CREATE EXTENSION pg_trgm SCHEMA extensions; CREATE EXTENSION btree_gist SCHEMA extensions',
    );
    const inSchema = (name: string) =>
      databaseAt(parseDatabaseUrl(`${url}?schema=${name}`, TEST_SERVICE));
    const names = (await readMigrations(migrationsFolder())).map(({ name }) => name);
    expect(await migrate(inSchema('strata'))).toEqual(names);
    expect(await migrate(inSchema('Other%20one'))).toEqual(names);
    expect(await tables()).toEqual([]);
    const { rows } = await client.query(
      `SELECT nspname AS schema, count(*)::int AS tables FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relname IN ('customers', '_prisma_migrations') GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { schema: 'Other one', tables: 2 },
      { schema: 'strata', tables: 2 },
    ]);
  });

  it('refuses a database that is ahead of it', async () => {
    const { folder } = migrations({ '1_a': 'CREATE TABLE a (id int);' });
    const ahead = migrations({ '1_a': 'CREATE TABLE a (id int);', '2_b': 'SELECT 1;' });
    await migrate(database, ahead.folder);
    await expect(migrate(database, folder)).rejects.toThrow('older than the database');
  });

  it('refuses a database that does not store UTF-8', async () => {
    await admin.query(`CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
    const url = postgres.url.replace(/postgres$/, 'latin');
    await expect(migrate(databaseAt(parseDatabaseUrl(url, TEST_SERVICE)))).rejects.toThrow(
      /encoded as LATIN1/,
    );
  });
});

it('no migration ends its transaction, or needs to be outside of one', async () => {
  for (const { name, sql } of await readMigrations(migrationsFolder())) {
    const code = sql.replaceAll(/--.*$|\$(\w*)\$[^]*?\$\1\$/gm, '');
    expect({
      name,
      found: /\b(BEGIN|COMMIT|ROLLBACK|CONCURRENTLY|VACUUM)\b/i.exec(code)?.[0],
    }).toEqual({
      name,
      found: undefined,
    });
  }
});
