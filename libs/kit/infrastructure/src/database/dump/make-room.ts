import { errorMessage } from '../../system/errors.js';
import { expectSupportedServer } from '../database-check.js';
import type { MigrationFile } from '../migration-files.js';
import { MigrationHistory } from '../migration-history.js';
import { MIGRATION_LOCK } from '../migrator.js';
import { onlyRow } from '../only-row.js';
import { clearSchema } from './clear-schema.js';
import type { CopyTransaction } from './copy-transaction.js';
import { DumpError } from './dump-error.js';
import { countRows, tablesOf } from './schema-catalog.js';

/**
 * Leaves empty tables as of some migrations, and nobody else in them until the transaction ends.
 * @throws DumpError when rows are in the way, or a server works on them
 */
export async function makeRoom(
  transaction: CopyTransaction,
  files: readonly MigrationFile[],
  replace: boolean,
): Promise<void> {
  const { client } = transaction;
  await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await expectSupportedServer(client);
  await refuseBesideServer(transaction);
  const history = new MigrationHistory(client, transaction.schema);
  // Makes the schema where it is missing.
  await history.prepare();
  const tables = await tablesOf(transaction);
  if (tables.length > 0) {
    const all = tables.map(({ identity }) => identity).join(', ');
    await client.query(`LOCK TABLE ${all} IN ACCESS EXCLUSIVE MODE`);
  }
  const counted = await countRows(transaction, tables);
  const filled = counted.filter(({ rows }) => rows > 0);
  if (filled.length > 0 && !replace) {
    throw new DumpError(
      `The database is not empty: there are rows in ${filled.map(({ name }) => name).join(', ')}. Restore into an empty one, or say --replace to drop all that is in this one.`,
    );
  }
  const have = await history.applied();
  const fits = have.every(({ name, checksum }) =>
    files.some((wanted) => wanted.name === name && wanted.checksum === checksum),
  );
  const keep = fits && filled.length === 0;
  if (!keep) await clearSchema(transaction);
  const names = new Set((keep ? have : []).map(({ name }) => name));
  const missing = files.filter(({ name }) => !names.has(name));
  await applyMigrations(transaction, missing);
}

/** Like the migrator, but in this transaction. */
export async function applyMigrations(
  { client, schema }: CopyTransaction,
  files: readonly MigrationFile[],
): Promise<void> {
  const history = new MigrationHistory(client, schema);
  await history.prepare();
  for (const file of files) {
    try {
      await client.query(file.sql);
    } catch (error) {
      throw new DumpError(
        `Migration ${file.name} failed: ${errorMessage(error)}. Nothing was changed.`,
        { cause: error },
      );
    }
    await history.add(file);
  }
}

/** A server would go on with what it remembers; its own locks are too short to show it. */
async function refuseBesideServer({
  client,
  ownName,
  serverNames,
  serviceName,
}: CopyTransaction): Promise<void> {
  // Each as PostgreSQL shows it: in ASCII, cut off at 63 bytes. The last one is our own again.
  const { rows: kept } = await client.query<{ name: string }>(
    `SELECT left(set_config('application_name', name, true), 63) AS name
       FROM unnest($1::text[]) AS given (name)`,
    [[...serverNames, ownName]],
  );
  const { rows } = await client.query<{ connections: number }>(
    `SELECT count(*)::int AS connections FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND application_name = ANY ($1) AND application_name <> $2`,
    [kept.map(({ name }) => name), ownName],
  );
  const { connections } = onlyRow(rows);
  if (connections > 0) {
    throw new DumpError(
      `A server works on the database (${connections} connections of ${serviceName}). Stop it first; a pooler keeps them for a while after that, unless it is told to RECONNECT.`,
    );
  }
}
