/**
 * Measures what the totals of lists cost inserts, and what they save reads (decision 42), on a server of
 * one's own, with pgbench, in turns, so that whatever else the machine does meets all alike:
 *   node tools/database/measure-totals.mjs postgresql://postgres@127.0.0.1/postgres [--seconds 3] [--rounds 5]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readMigrations } from '@strata/infrastructure-kit';
import pg from 'pg';

/** What counts an INSERT: nobody, appended rows as it is, or what was considered: 16 rows, and one. */
const DESIGNS = {
  none: null,
  deltas: 'change_list_total',
  shards: 'change_shard',
  row: 'change_row',
};
const addTo = (shard) => `
    INSERT INTO shards SELECT TG_TABLE_NAME, ${shard}, count(*) FROM changed WHERE is_active
        ON CONFLICT (table_name, shard) DO UPDATE SET rows = shards.rows + excluded.rows`;
const trigger = (name, change) => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    ${change};
    RETURN NULL;
  END $$;`;
const ALTERNATIVES = `
  CREATE TABLE shards (table_name text, shard int, rows bigint NOT NULL, PRIMARY KEY (table_name, shard));
  ${trigger('change_shard', addTo('pg_backend_pid() % 16'))}
  ${trigger('change_row', addTo('0'))}`;

/** A table with dear indexes, and the one with the cheapest rows of those that are soft-deleted. */
const ROWS = {
  customers: `(id, name, email, address_street, address_city, address_country, created_at, updated_at)
    SELECT gen_random_uuid(), 'Customer ' || md5(random()::text), md5(random()::text) || '@example.com',
           '1 Main St', 'City ' || (random() * 500)::int, 'USA', now(), now()`,
  contact_numbers: `(id, entity_type, entity_id, phone_number, is_primary, created_at, updated_at)
    SELECT gen_random_uuid(), 'Customer', gen_random_uuid(), '+49' || 1e9::bigint + (random() * 1e9)::bigint,
           false, now(), now()`,
};
const CLIENTS = [1, 8, 32];
const SIZES = [10_000, 100_000, 1_000_000];

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const url = new URL(positionals[0]);
  const admin = await connected(url);
  await admin.query('DROP DATABASE IF EXISTS measured_totals');
  await admin.query('CREATE DATABASE measured_totals');
  url.pathname = 'measured_totals';
  const client = await connected(url);
  const folder = mkdtempSync(join(tmpdir(), 'totals-'));
  try {
    const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
    for (const { sql } of await readMigrations(migrations)) await client.query(sql);
    await client.query(ALTERNATIVES);
    await measureReads(client);
    for (const table of Object.keys(ROWS)) await measureInserts(client, url, folder, table, values);
  } finally {
    rmSync(folder, { recursive: true });
    await client.end();
    await admin.query('DROP DATABASE measured_totals');
    await admin.end();
  }
}

async function measureInserts(client, url, folder, table, { seconds, rounds }) {
  const script = join(folder, `${table}.sql`);
  writeFileSync(script, `INSERT INTO ${table} ${ROWS[table]};\n`);
  for (const clients of CLIENTS) {
    const rates = Object.fromEntries(Object.keys(DESIGNS).map((design) => [design, []]));
    for (let round = 0; round < Number(rounds); round += 1) {
      for (const [design, countedBy] of Object.entries(DESIGNS)) {
        await client.query(`DROP TRIGGER IF EXISTS ${table}_total_insert ON ${table}`);
        if (countedBy)
          await client.query(`CREATE TRIGGER ${table}_total_insert AFTER INSERT ON ${table}
            REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${countedBy}('is_active')`);
        const told = execFileSync(
          'pgbench',
          ['-n', '-M', 'prepared', '-f', script, '-T', seconds, '-c', clients, url.href],
          { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
        );
        rates[design].push(Number(/tps = ([\d.]+)/.exec(told)[1]));
      }
    }
    const told = Object.entries(rates).map(([design, all]) => {
      const loss = median(all.map((rate, round) => 1 - rate / rates.none[round]));
      return `${design} ${Math.round(median(all))}/s (${(100 * loss).toFixed(1)} % lost)`;
    });
    console.log(`${table}, ${clients} clients: ${told.join(', ')}`);
  }
}

/** The total of all, counted and kept, at sizes that grow. */
async function measureReads(client) {
  for (const size of SIZES) {
    await client.query(`TRUNCATE contact_numbers; SELECT keep_list_total('contact_numbers', true)`);
    await client.query(
      `INSERT INTO contact_numbers ${ROWS.contact_numbers} FROM generate_series(1, ${size})`,
    );
    await client.query('VACUUM ANALYZE contact_numbers');
    const counted = 'SELECT count(*) FROM contact_numbers WHERE is_active';
    const kept = `SELECT sum(rows) FROM list_totals WHERE table_name = 'contact_numbers'`;
    for (const [what, sql] of Object.entries({ counted, kept })) {
      const times = [];
      for (let run = 0; run < 21; run += 1) {
        const began = performance.now();
        await client.query(sql);
        times.push(performance.now() - began);
      }
      console.log(`${size} rows, ${what}: ${median(times).toFixed(2)} ms`);
    }
  }
}

async function connected(url) {
  const client = new pg.Client(url.href);
  await client.connect();
  return client;
}

await main();
