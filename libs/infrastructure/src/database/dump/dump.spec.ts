import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import {
  findPgbouncer,
  startTemporaryPgbouncer,
  startTemporaryPostgres,
  type TemporaryPostgres,
  TEST_SERVICE,
} from '@strata/infrastructure-kit/testing';
import {
  checkDump,
  databaseAt,
  dumpDatabase,
  DumpError,
  END_PREFIX,
  openSession,
  parseDatabaseUrl,
  readMigrations,
  type RestoreOptions,
} from '@strata/infrastructure-kit';
import { migrate, migrationsFolder, restoreDump } from '../migrations.js';

/** Two releases of a program whose tables have everything that COPY can stumble over. */
const FIRST = `
  CREATE TABLE "Zeta's ""best""" (id uuid PRIMARY KEY, parent uuid REFERENCES "Zeta's ""best""", note text);
  CREATE TABLE alpha (
    "user" varchar(20), key text, zeta uuid REFERENCES "Zeta's ""best""",
    at timestamptz(3) NOT NULL, day date, amount numeric(14,2), raw bytea, doc jsonb, ratio float8,
    shout text GENERATED ALWAYS AS (upper(key)) STORED,
    PRIMARY KEY ("user", key));
  CREATE TABLE counted (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, rank bigserial, note text, words tsvector);
  CREATE TABLE keyless (note text, doc json);
  CREATE TABLE nothing (id int PRIMARY KEY);
  CREATE SEQUENCE numbers;
  CREATE SEQUENCE untouched;
  CREATE TRIGGER indexed BEFORE INSERT ON counted FOR EACH ROW
    EXECUTE FUNCTION tsvector_update_trigger(words, 'pg_catalog.simple', note);
  INSERT INTO nothing VALUES (1);`;
const SECOND = `ALTER TABLE alpha ADD COLUMN later text NOT NULL DEFAULT 'new'; CREATE TABLE added (id int PRIMARY KEY);`;

const ROWS = `
  DELETE FROM nothing;
  INSERT INTO "Zeta's ""best""" (id, parent, note)
    SELECT ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid,
           ('00000000-0000-0000-0000-' || lpad((n % 7 + 1)::text, 12, '0'))::uuid,
           repeat('x', n * 40 % 3000)
      FROM generate_series(400, 1, -1) AS n;
  INSERT INTO alpha ("user", key, zeta, at, day, amount, raw, doc, ratio) VALUES
    ('a', E'tab\\t newline\\n\\\\.\\n\\\\N cr\\r', '00000000-0000-0000-0000-000000000001',
     '2026-07-31 23:59:59.999-04', '2026-02-28', 12345678901.10, '\\x00ff', '{"a": [1, null]}', 0.1),
    ('ä', '', NULL, '0001-01-01 00:00+00 BC', 'infinity', NULL, NULL, NULL, 'NaN'),
    ('B', '\\.', NULL, '2026-01-01Z', NULL, 0, '', '"€ 🙂"', 1e-300);
  INSERT INTO counted (note) SELECT 'n' || n FROM generate_series(1, 5000) AS n;
  DELETE FROM counted WHERE id % 3 = 0;
  UPDATE counted SET words = 'mended' WHERE id = 7;
  INSERT INTO keyless VALUES ('b', '{"b":  1}'), ('a', NULL), (NULL, '1'), ('a', NULL);
  SELECT nextval('numbers') FROM generate_series(1, 41);`;

describe('dump and restore', () => {
  let postgres: TemporaryPostgres;
  let admin: pg.Client;
  let folders: { readonly first: string; readonly both: string; readonly edited: string };
  let home: string;
  let count = 0;
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    admin = await open(postgres.url);
    home = mkdtempSync(join(tmpdir(), 'strata-migrations-'));
    const folder = (name: string, ...sql: readonly string[]) => {
      for (const [index, text] of sql.entries()) {
        const path = join(home, name, `2026010100000${index}_step`);
        mkdirSync(path, { recursive: true });
        writeFileSync(join(path, 'migration.sql'), text);
      }
      return join(home, name);
    };
    folders = {
      first: folder('first', FIRST),
      both: folder('both', FIRST, SECOND),
      edited: folder('edited', `${FIRST} -- edited`, SECOND),
    };
    await makeTemplate('first');
    await makeTemplate('both');
  }, 120_000);
  afterAll(async () => {
    for (const client of clients) await client.end();
    await postgres?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  async function open(url: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  }
  async function newDatabase(settings: readonly string[] = [], like = 'template1') {
    const name = `database_${(count += 1)}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${like}`);
    for (const setting of settings) await admin.query(`ALTER DATABASE ${name} SET ${setting}`);
    const url = new URL(postgres.url);
    url.pathname = name;
    return url.href;
  }
  /** With the tables of a folder of migrations, and rows in them. */
  function filledDatabase(release: 'first' | 'both' = 'first'): Promise<string> {
    return newDatabase([], `filled_${release}`);
  }
  async function makeTemplate(release: 'first' | 'both'): Promise<void> {
    const url = new URL(postgres.url);
    url.pathname = `filled_${release}`;
    await admin.query(`CREATE DATABASE filled_${release}`);
    await migrate(at(url.href), folders[release]);
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(ROWS);
    await client.end();
  }
  async function dump(url: string): Promise<Buffer> {
    const sink = new PassThrough();
    const [bytes] = await Promise.all([
      buffer(sink),
      dumpDatabase(at(url), sink, { strataVersion: '0.0.0' }).catch((error: unknown) => {
        sink.destroy();
        throw error;
      }),
    ]);
    return bytes;
  }
  const restore = (url: string, bytes: Buffer, options: Partial<RestoreOptions> = {}) =>
    restoreDump(at(url), inPieces(bytes), { folder: folders.first, ...options });
  /** Everything but the header, which tells when it was. */
  const rowsIn = (bytes: Buffer) => {
    const text = gunzipSync(bytes).toString();
    return text.slice(text.indexOf('\n'), text.indexOf(END_PREFIX));
  };

  it('gives back every row, sequence and setting of a column, byte by byte', async () => {
    const source = await filledDatabase();
    const target = await newDatabase();
    const bytes = await dump(source);
    const progress: number[] = [];
    const onRows = (done: number, total: number) => progress.push(done, total);
    const restored = await restore(target, bytes, { onRows });
    expect(restored).toMatchObject({ tables: 5, rows: 3741, migrated: [] });
    expect(progress.slice(0, 2)).toEqual([0, 3741]);
    expect(progress.slice(-2)).toEqual([3741, 3741]);
    expect(rowsIn(await dump(target))).toBe(rowsIn(bytes));
    const client = await open(target);
    const { rows } = await client.query(`SELECT shout FROM alpha WHERE "user" = 'a'`);
    expect(rows[0].shout).toMatch(/^TAB/);
    await client.query(`INSERT INTO counted (note) VALUES ('next')`);
    const { rows: next } = await client.query(
      `SELECT id, rank, words, nextval('numbers') AS number, nextval('untouched') AS untouched
         FROM counted ORDER BY id DESC LIMIT 1`,
    );
    // The trigger is back at work, and did not touch what was restored.
    expect(next).toEqual([
      { id: '5001', rank: '5001', words: "'next':1", number: '42', untouched: '1' },
    ]);
  });

  it('is a script that psql could load, and the same rows make the same bytes', async () => {
    const bytes = await dump(await filledDatabase());
    const text = gunzipSync(bytes).toString();
    expect(text.slice(0, 1000)).toMatch(
      /^-- Strata dump: \{.*\}\nBEGIN;\nSET client_encoding = 'UTF8';\nCOPY "Zeta's ""best""" \(/,
    );
    // What its triggers did once is in the dump.
    expect(text).toMatch(
      /\nALTER TABLE "counted" DISABLE TRIGGER USER;\nCOPY "counted" [^]*?\n\\\.\n.*\nALTER TABLE "counted" ENABLE TRIGGER USER;\n/,
    );
    expect(text.slice(-600)).toMatch(
      /\nSELECT setval\('"numbers"', 41, true\);\n.*\nCOMMIT;\n-- end: \{.*\}\n$/,
    );
    expect(rowsIn(await dump(await filledDatabase()))).toBe(rowsIn(bytes));
  });

  it.each([
    ["timezone = 'America/New_York'", "datestyle = 'German'", "bytea_output = 'escape'"],
    ['extra_float_digits = -10', 'client_encoding = latin1'],
    ["default_transaction_isolation = 'serializable'", 'session_replication_role = replica'],
    ['standard_conforming_strings = off', 'quote_all_identifiers = on', 'row_security = off'],
  ])('does not depend on the settings of the database: %s', async (...settings) => {
    const bytes = await dump(await filledDatabase());
    const target = await newDatabase(settings);
    await restore(target, bytes);
    expect(rowsIn(await dump(target))).toBe(rowsIn(bytes));
  });

  it('works in a schema of its own, which is made where it is missing', async () => {
    const bytes = await dump(await filledDatabase());
    const target = `${await newDatabase()}?schema=Its+own`;
    await restore(target, bytes);
    await restore(target, bytes, { replace: true });
    expect(rowsIn(await dump(target))).toBe(rowsIn(bytes));
    await expectNothingIn(target);
  });

  it('works for the owner of a database that is no superuser', async () => {
    const bytes = await dump(await filledDatabase());
    const url = new URL(await newDatabase());
    await admin.query(`CREATE ROLE owner_of_it LOGIN PASSWORD 'secret'`);
    await admin.query(`ALTER DATABASE ${url.pathname.slice(1)} OWNER TO owner_of_it`);
    Object.assign(url, { username: 'owner_of_it', password: 'secret' });
    await restore(url.href, bytes);
    await restore(url.href, bytes, { replace: true });
    expect(rowsIn(await dump(url.href))).toBe(rowsIn(bytes));
  });

  it('shows one moment, whatever others write meanwhile', async () => {
    const source = await filledDatabase();
    const writer = await open(source);
    // Each pair is written in one transaction, to a table that is dumped early and one dumped late.
    const pair = (n: number) =>
      writer.query(`BEGIN; INSERT INTO alpha ("user", key, at) VALUES ('w', '${n}', now());
        INSERT INTO keyless VALUES ('w'); SELECT nextval('numbers'); COMMIT`);
    let written = 0;
    let stopped = false;
    const writing = (async () => {
      for (; !stopped; written += 1) await pair(written);
    })();
    const target = await newDatabase();
    try {
      while (written < 5) await new Promise((resolve) => setTimeout(resolve, 5));
      const [bytes] = await Promise.all([dump(source), dump(source), dump(source)]);
      await restore(target, bytes!);
    } finally {
      stopped = true;
      await writing;
    }
    const { rows } = await (
      await open(target)
    ).query(
      `SELECT (SELECT count(*) FROM alpha WHERE "user" = 'w')::int AS early,
              (SELECT count(*) FROM keyless WHERE note = 'w')::int AS late,
              (SELECT last_value FROM numbers)::int AS number`,
    );
    expect(rows[0].early).toBe(rows[0].late);
    expect(rows[0].early).toBeGreaterThanOrEqual(5);
    expect(rows[0].number).toBeGreaterThanOrEqual(41 + rows[0].early);
    expect(written).toBeGreaterThan(rows[0].early);
  });

  describe('of another release', () => {
    it('brings an older dump to this schema', async () => {
      const bytes = await dump(await filledDatabase('first'));
      const target = await newDatabase();
      const { migrated } = await restore(target, bytes, { folder: folders.both });
      expect(migrated).toEqual(['20260101000001_step']);
      expect(await migrate(at(target), folders.both)).toEqual([]);
      const { rows } = await (await open(target)).query('SELECT DISTINCT later FROM alpha');
      expect(rows).toEqual([{ later: 'new' }]);
    });

    it('takes an older dump into a database that is migrated already, and leaves what is not ours', async () => {
      const bytes = await dump(await filledDatabase('first'));
      const target = await newDatabase();
      await migrate(at(target), folders.both);
      const client = await open(target);
      // The migration's own row makes it one with rows.
      await client.query(
        'TRUNCATE nothing; CREATE EXTENSION pg_trgm; CREATE SCHEMA other; CREATE TABLE other.thing (id int)',
      );
      const { migrated } = await restore(target, bytes, { folder: folders.both });
      expect(migrated).toEqual(['20260101000001_step']);
      await client.query('SELECT * FROM other.thing; SELECT * FROM added');
    });

    it('refuses a newer one, and one with a migration of another content', async () => {
      const newer = await dump(await filledDatabase('both'));
      const target = await newDatabase();
      await expect(restore(target, newer)).rejects.toThrow(
        /^The dump was made by Strata 0\.0\.0 and has migration 20260101000001_step, which this program does not know\./,
      );
      await expect(restore(target, newer, { folder: folders.edited })).rejects.toThrow(
        'Migration 20260101000000_step of the dump is not the one of this program.',
      );
      await expectNothingIn(target);
    });
  });

  describe('into a database with rows', () => {
    it('refuses, and replaces all of it when told to', async () => {
      const bytes = await dump(await filledDatabase());
      const target = await filledDatabase('both');
      const client = await open(target);
      await client.query('INSERT INTO added VALUES (1)');
      const before = rowsIn(await dump(target));
      await expect(restore(target, bytes)).rejects.toThrow(
        /^The database is not empty: there are rows in Zeta's "best", added, alpha, counted, keyless\. /,
      );
      expect(rowsIn(await dump(target))).toBe(before);
      await restore(target, bytes, { replace: true });
      expect(rowsIn(await dump(target))).toBe(rowsIn(bytes));
    });

    it('keeps all of it when the dump is damaged near its end', async () => {
      const bytes = await dump(await filledDatabase());
      const target = await filledDatabase('both');
      const before = await dump(target);
      const text = gunzipSync(bytes).toString().replace(END_PREFIX, '-- und: ');
      await expect(restore(target, gzipSync(text), { replace: true })).rejects.toThrow(DumpError);
      await expect(
        restore(target, bytes.subarray(0, bytes.length - 9), { replace: true }),
      ).rejects.toThrow('it was cut off');
      expect(rowsIn(await dump(target))).toBe(rowsIn(before));
      const end = (dumped: Buffer) => gunzipSync(dumped).toString().split(END_PREFIX)[1];
      expect(JSON.parse(end(await dump(target))!).sequences).toEqual(
        JSON.parse(end(before)!).sequences,
      );
    });

    it('is refused beside a server, and beside what others built on it', async () => {
      const bytes = await dump(await filledDatabase());
      const target = await filledDatabase();
      const server = new pg.Client({ connectionString: target, application_name: 'strata' });
      await server.connect();
      await expect(restore(target, bytes, { replace: true })).rejects.toThrow(
        /^A server works on the database \(1 connections of strata\)\. Stop it first/,
      );
      await server.end();
      const client = await open(target);
      await client.query(
        'CREATE SCHEMA report; CREATE VIEW report.notes AS SELECT note FROM keyless',
      );
      const replacing = retryWhile(/A server works/, () =>
        restore(target, bytes, { replace: true }),
      );
      await expect(replacing).rejects.toThrow(
        /has to be dropped first: view report\.notes depends on/,
      );
      await client.query('SELECT * FROM report.notes');
    });

    it('minds the servers of its own schema, whatever they call themselves', async () => {
      const bytes = await dump(await filledDatabase());
      const target = await newDatabase();
      const beside = async (server: string, restored: string) => {
        const { address, limits } = at(`${target}?${server}`);
        const session = await openSession(address, limits);
        try {
          return await restore(`${target}?${restored}`, bytes, { replace: true }).then(
            () => 'restored',
            (error: Error) => error.message.slice(0, 14),
          );
        } finally {
          await session.end();
          await eventually(async () => {
            const { rowCount } = await admin.query(
              'SELECT 1 FROM pg_stat_activity WHERE datname = $1',
              [address.database],
            );
            expect(rowCount).toBe(0);
          });
        }
      };
      const long = 'ü'.repeat(31);
      expect(await beside('schema=a', 'schema=a')).toBe('A server works');
      expect(await beside('schema=a', 'schema=b')).toBe('restored');
      expect(await beside('schema=b', 'schema=public')).toBe('restored');
      expect(await beside('schema=public', 'schema=b')).toBe('restored');
      expect(await beside(`schema=${long}`, `schema=${long}`)).toBe('A server works');
      // Given by hand, as PostgreSQL keeps it.
      const given = `schema=a&application_name=${'ü'.repeat(50)}`;
      expect(await beside(given, given)).toBe('A server works');
      expect(await beside(given, 'schema=b')).toBe('restored');
      expect(await beside('schema=a', given)).toBe('A server works');
    }, 60_000);

    it('waits for nobody for long', async () => {
      const bytes = await dump(await filledDatabase());
      const target = await filledDatabase();
      const client = await open(target);
      await client.query('BEGIN; LOCK TABLE keyless');
      await expect(restore(target, bytes, { replace: true })).rejects.toThrow(
        /^Somebody else is working on the database: /,
      );
      await client.query('ROLLBACK');
    }, 30_000);
  });

  it('is all or nothing when its connection is killed in the middle', async () => {
    const bytes = await dump(await filledDatabase());
    const target = await newDatabase();
    async function* killing() {
      yield bytes.subarray(0, bytes.length - 20);
      const { rowCount } = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'strata copy'`,
      );
      expect(rowCount).toBe(1);
      yield bytes.subarray(bytes.length - 20);
    }
    await expect(restoreDump(at(target), killing(), { folder: folders.first })).rejects.toThrow(
      Error,
    );
    await expectNothingIn(target);
    await restore(target, bytes);
  });

  it('fails with its reason when the sink does, and leaves no connection', async () => {
    const source = await filledDatabase();
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(new Error('no space left')),
    });
    await expect(dumpDatabase(at(source), full, { strataVersion: '0' })).rejects.toThrow(
      'no space left',
    );
    const aborted = new AbortController();
    const slow = new Writable({ write: () => aborted.abort() });
    await expect(
      dumpDatabase(at(source), slow, { strataVersion: '0', signal: aborted.signal }),
    ).rejects.toThrow('Interrupted: no dump was written.');
    await eventually(async () => {
      const { rows } = await admin.query(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'strata copy'`,
      );
      expect(rows[0].count).toBe(0);
    });
  });

  it('says when there is no Strata in the database', async () => {
    await expect(dump(await newDatabase())).rejects.toThrow('there is nothing to dump');
  });

  it('refuses tables that refer to each other in a circle, which no order could load', async () => {
    const url = await filledDatabase();
    await (
      await open(url)
    ).query(`ALTER TABLE "Zeta's ""best""" ADD COLUMN other int REFERENCES nothing;
             ALTER TABLE nothing ADD COLUMN other uuid REFERENCES "Zeta's ""best"""`);
    await expect(dump(url)).rejects.toThrow(/^These tables refer to each other in a circle: /);
  });

  it('leads to the schema that the schema engine makes, and can be dumped by it', async () => {
    const migrated = await newDatabase();
    await migrate(at(migrated));
    const bytes = await dump(migrated);
    const target = await newDatabase();
    await restoreDump(at(target), inPieces(bytes));
    expect(await migrate(at(target))).toEqual([]);
    expect(await schemaOf(await open(target))).toEqual(await schemaOf(await open(migrated)));
    const { tables } = await checkDump(inPieces(bytes));
    const { rows } = await (
      await open(migrated)
    ).query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p')
        AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'`,
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('takes a database that was only migrated for an empty one', async () => {
    const [source, target] = [await newDatabase(), await newDatabase()];
    await migrate(at(source));
    await migrate(at(target));
    const { migrated } = await restoreDump(at(target), inPieces(await dump(source)));
    expect(migrated).toEqual([]);
  });

  it('says in one sentence what the database did not like', async () => {
    const bytes = await dump(await filledDatabase());
    const closed = await newDatabase(['default_transaction_read_only = on']);
    await expect(restore(closed, bytes)).rejects.toThrow(
      /^The database does not take the dump: cannot execute .* in a read-only transaction\. Nothing was changed\.$/,
    );
    const url = new URL(await filledDatabase());
    await admin.query(`CREATE ROLE stranger LOGIN PASSWORD 'secret'`);
    Object.assign(url, { username: 'stranger', password: 'secret' });
    await expect(dump(url.href)).rejects.toThrow(
      /^The database cannot be dumped: permission denied for table /,
    );
  });

  it('is refused wherever a byte of it is another', async () => {
    const bytes = await dump(await filledDatabase());
    const target = await newDatabase();
    for (let at = 0.05; at < 1; at += 0.15) {
      const changed = Buffer.from(bytes);
      changed[Math.floor(bytes.length * at)]! ^= 0x10;
      await expect(restore(target, changed)).rejects.toThrow(Error);
    }
    await expectNothingIn(target);
  });

  it('brings the rows of the first release to the schema of today', async () => {
    const [first] = await readMigrations(migrationsFolder());
    const folder = join(home, 'first-release');
    mkdirSync(join(folder, first!.name), { recursive: true });
    writeFileSync(join(folder, first!.name, 'migration.sql'), first!.sql);
    const source = await newDatabase();
    await migrate(at(source), folder);
    await (
      await open(source)
    ).query(`INSERT INTO customers (id, name, email, created_at, updated_at)
      VALUES (gen_random_uuid(), 'Müller', 'mueller@example.com', now(), now())`);
    const bytes = await dump(source);
    const target = await newDatabase();
    const filler = await open(target);
    await migrate(at(target));
    await filler.query('CREATE TABLE stray (id int); INSERT INTO stray VALUES (1)');
    const { migrated } = await restoreDump(at(target), inPieces(bytes), { replace: true });
    expect(migrated.length).toBeGreaterThan(1);
    const fresh = await newDatabase();
    await migrate(at(fresh));
    expect(await schemaOf(await open(target))).toEqual(await schemaOf(await open(fresh)));
    const { rows } = await filler.query('SELECT name, email FROM customers');
    expect(rows).toEqual([{ name: 'Müller', email: 'mueller@example.com' }]);
  });

  const pgbouncer = findPgbouncer();
  (pgbouncer ? it : it.skip)('go through a pooler that lends connections', async () => {
    const bytes = await dump(await filledDatabase());
    const pooler = await startTemporaryPgbouncer(pgbouncer!, postgres);
    const behind = (url: string) => {
      const address = { ...pooler.database.address, database: new URL(url).pathname.slice(1) };
      return { ...pooler.database, address };
    };
    try {
      const target = await newDatabase();
      await restoreDump(behind(target), inPieces(bytes), { folder: folders.first });
      const sink = new PassThrough();
      const [again] = await Promise.all([
        buffer(sink),
        dumpDatabase(behind(target), sink, { strataVersion: '0' }),
      ]);
      expect(rowsIn(again)).toBe(rowsIn(bytes));
    } finally {
      await pooler.stop();
    }
  });

  async function expectNothingIn(url: string): Promise<void> {
    const { rows } = await (
      await open(url)
    ).query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`);
    expect(rows).toEqual([]);
  }
});

const at = (url: string) => databaseAt(parseDatabaseUrl(url, TEST_SERVICE));

/** What a schema is made of, without the order in which it came about. */
async function schemaOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
                      pg_get_expr(adbin, adrelid), attidentity, attgenerated) AS line
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relnamespace = 'public'::regnamespace AND attnum > 0
     UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indexrelid
      WHERE relnamespace = 'public'::regnamespace
     UNION ALL SELECT migration_name || checksum || applied_steps_count FROM _prisma_migrations
     ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

/** The bytes in pieces, as a file gives them. */
async function* inPieces(bytes: Buffer, size = 8191): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A backend is listed for a moment after its client has left. */
async function retryWhile<Result>(reason: RegExp, attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries > 100 || !reason.test((error as Error).message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function eventually(check: () => Promise<void>): Promise<void> {
  await retryWhile(/./, check);
}
