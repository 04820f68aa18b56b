import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openClient } from './clients.js';
import { describeAddress, type DatabaseAddress } from './database-address.js';
import type { DatabaseSettings } from './database-settings.js';
import { onlyRow } from './only-row.js';
import { EXPECTED_SETTINGS } from './session-settings.js';

/** Thrown when a database cannot serve the program as it is set up; the message says what to change. */
export class UnsuitableDatabase extends Error {
  override readonly name = 'UnsuitableDatabase';
}

const OLDEST_VERSION = 15;
/** Asked so often, a connection that a busy pooler lends is another one at least once. */
const PROBES = 10;
/** A pooler in session mode lets the second client wait for as long as the first has the connection. */
const PROBE_MILLISECONDS = 5000;

/**
 * Looks at what the server is.
 * @throws UnsuitableDatabase when it is too old or does not store UTF-8
 */
export async function expectSupportedServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`,
  );
  const { version = '', encoding = '' } = rows[0] ?? {};
  if (Number.parseInt(version, 10) < OLDEST_VERSION) {
    throw new UnsuitableDatabase(
      `PostgreSQL ${version} is too old: ${OLDEST_VERSION} or newer is needed.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new UnsuitableDatabase(
      `The database is encoded as ${encoding}, and has to be created WITH ENCODING 'UTF8'.`,
    );
  }
}

/**
 * Makes sure, once the database is migrated, that its connections are what the settings say: that no
 * pooler takes them away between two transactions unless they say so, and that the settings of a
 * session hold.
 * @throws UnsuitableDatabase
 */
export async function checkDatabase(database: DatabaseSettings, pool: pg.Pool): Promise<void> {
  const { address, direct, pooler } = database;
  if (pooler === 'none' && (await isTransactionPooled(address))) {
    throw new UnsuitableDatabase(
      `A pooler in transaction mode answers at ${describeAddress(address)}. Set DATABASE_POOLER=transaction, ` +
        `and DIRECT_DATABASE_URL to the PostgreSQL behind it; or use the pooler in session mode.`,
    );
  }
  if (direct) {
    if (await isTransactionPooled(direct)) {
      throw new UnsuitableDatabase(
        `A pooler in transaction mode answers at ${describeAddress(direct)}, which DIRECT_DATABASE_URL names: it has to name PostgreSQL itself.`,
      );
    }
    await expectSame(direct, pool);
  }
  await expectSettings(database, pool);
}

/**
 * True when sessions do not keep their connection to the server. A pooler tells its clients a process
 * id of its own making; which mode it is in shows when two clients at once meet on one process, or
 * one client on two.
 */
async function isTransactionPooled(address: DatabaseAddress): Promise<boolean> {
  const first = await openClient(address);
  try {
    const process = await backendOf(first);
    // What the server said at the start (BackendKeyData); pg keeps it, its types do not tell.
    if ('processID' in first && process === first.processID) return false;
    const second = await openClient(address);
    try {
      if ((await atMost(PROBE_MILLISECONDS, backendOf(second))) === null) return false;
      for (let probe = 0; probe < PROBES; probe += 1) {
        await second.query('BEGIN');
        const other = await backendOf(second);
        if (other === process || (await backendOf(first)) !== process) return true;
        await second.query('COMMIT');
      }
      return false;
    } finally {
      await second.end().catch(() => undefined);
    }
  } finally {
    await first.end().catch(() => undefined);
  }
}

/** null when the answer does not come in time. */
async function atMost<Answer>(
  milliseconds: number,
  answer: Promise<Answer>,
): Promise<Answer | null> {
  const inTime = new AbortController();
  answer.catch(() => undefined);
  try {
    const late = sleep(milliseconds, null, { signal: inTime.signal }).catch(() => null);
    return await Promise.race([answer, late]);
  } finally {
    inTime.abort();
  }
}

async function backendOf(client: pg.ClientBase): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid;
}

/** What was migrated past the pooler must be what is worked with through it. */
async function expectSame(direct: DatabaseAddress, pool: pg.Pool): Promise<void> {
  const identity = `
    SELECT concat_ws(' ', current_database(), extract(epoch FROM pg_postmaster_start_time())) AS identity`;
  const client = await openClient(direct);
  try {
    const [here, there] = await Promise.all([
      client.query<{ identity: string }>(identity),
      pool.query<{ identity: string }>(identity),
    ]);
    if (here.rows[0]?.identity === there.rows[0]?.identity) return;
    throw new UnsuitableDatabase(
      'DIRECT_DATABASE_URL leads to another database than DATABASE_URL.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Facts {
  readonly role: string;
  readonly database: string;
  readonly schema: string | null;
  readonly settings: Readonly<Record<string, string>>;
}

async function expectSettings({ address, pooler }: DatabaseSettings, pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Facts>(
    `SELECT current_user AS role, current_database() AS database, current_schema() AS schema,
            (SELECT json_object_agg(name, setting) FROM pg_settings WHERE name = ANY ($1)) AS settings`,
    [Object.keys(EXPECTED_SETTINGS)],
  );
  const { role, database, schema, settings } = onlyRow(rows);
  const wrong = Object.entries(EXPECTED_SETTINGS)
    .filter(([name, value]) => settings[name] !== undefined && settings[name] !== value)
    .map(([name, value]) => `${name} = ${pg.escapeLiteral(value)}`);
  if (schema !== address.schema) {
    wrong.push(`search_path = ${pg.escapeIdentifier(address.schema)}`);
  }
  if (wrong.length === 0) return;
  const alter = `ALTER ROLE ${pg.escapeIdentifier(role)} IN DATABASE ${pg.escapeIdentifier(database)} SET`;
  throw new UnsuitableDatabase(
    `Settings of the database do not hold${pooler === 'transaction' ? ' behind the pooler, where they have to be those of the role' : ''}. ` +
      `Run the following, then let the pooler connect anew (PgBouncer: RECONNECT):\n` +
      wrong.map((setting) => `  ${alter} ${setting};`).join('\n'),
  );
}
