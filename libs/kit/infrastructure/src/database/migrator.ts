import pg from 'pg';
import { errorCode, errorMessage } from '../system/errors.js';
import { openClient } from './clients.js';
import { expectSupportedServer } from './database-check.js';
import type { DatabaseSettings } from './database-settings.js';
import { readMigrations, type MigrationFile } from './migration-files.js';
import { MigrationError, MigrationHistory } from './migration-history.js';
import { settingsStatement } from './session-settings.js';

/** The lock that Prisma's own tools take, so that they and this program keep out of each other's way. */
export const MIGRATION_LOCK = 72_707_369;
/** How long others may take to migrate: a change of large tables needs its time. */
const OTHERS_MILLISECONDS = 15 * 60_000;

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Applies the migrations of a folder that the database lacks, each in a transaction of its own with the row that
 * notes it: one that fails, or is killed, changes nothing and is tried again at the next start.
 * Several processes may do so at once, and through any pooler: the lock ends with the transaction.
 * @returns the names of the migrations that were applied here, in order
 * @throws MigrationError when a migration fails, was edited after it was applied, or is unknown here
 * @throws UnsuitableDatabase when the server is none that the program works with
 */
export async function applyMigrationFiles(
  database: DatabaseSettings,
  folder: string,
): Promise<string[]> {
  const files = await readMigrations(folder);
  const client = await openClient(database.direct ?? database.address);
  try {
    await expectSupportedServer(client);
    const history = new MigrationHistory(client, database.address.schema);
    const applied: string[] = [];
    while (!(await history.isComplete(files))) {
      const name = await inTransaction(client, database, () =>
        applyNext(client, history, files, database),
      );
      if (name === null) break;
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @returns the migration that was applied; null when others have applied all of them */
async function applyNext(
  client: pg.Client,
  history: MigrationHistory,
  files: readonly MigrationFile[],
  { limits }: DatabaseSettings,
): Promise<string | null> {
  await waitForOthers(client);
  const file = await history.nextPending(files);
  if (!file) return null;
  await history.prepare();
  const again = await history.isUnfinished(file.name);
  await client.query(`SET LOCAL lock_timeout = ${limits.lockTimeout}`);
  try {
    await client.query(file.sql);
  } catch (error) {
    if (again) throw history.unfinished(file.name);
    throw failureOf(file, error, limits.lockTimeout);
  }
  await history.add(file);
  return file.name;
}

async function waitForOthers(client: pg.Client): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = ${OTHERS_MILLISECONDS}`);
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  } catch (error) {
    if (errorCode(error) !== LOCK_NOT_AVAILABLE) throw error;
    throw new MigrationError(
      `Another process has been migrating this database for ${OTHERS_MILLISECONDS / 60_000} minutes. ` +
        `SELECT * FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE locktype = 'advisory' names it.`,
      { cause: error },
    );
  }
}

async function inTransaction<Result>(
  client: pg.Client,
  { address, limits }: DatabaseSettings,
  work: () => Promise<Result>,
): Promise<Result> {
  // Named, because with a stricter default what others did meanwhile would not be seen.
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  try {
    const unhurried = { ...limits, statementTimeout: 0 };
    await client.query(settingsStatement(unhurried, address.schema, 'transaction'));
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function failureOf(file: MigrationFile, error: unknown, lockTimeout: number): MigrationError {
  const told = error instanceof pg.DatabaseError ? error : null;
  const why =
    errorCode(error) === LOCK_NOT_AVAILABLE
      ? `other connections held what it needs for more than ${lockTimeout} ms (DATABASE_LOCK_TIMEOUT)`
      : [errorMessage(error), told?.detail, told?.hint].filter(Boolean).join('; ');
  return new MigrationError(
    `Migration ${file.name} failed: ${why}. It changed nothing, and is tried again at the next start.`,
    { cause: error },
  );
}
