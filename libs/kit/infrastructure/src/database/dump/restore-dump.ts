import pg from 'pg';
import type { DatabaseSettings } from '../database-settings.js';
import { readMigrations, type MigrationFile } from '../migration-files.js';
import { inCopyTransaction, type CopyTransaction } from './copy-transaction.js';
import type { CopiedRows, OnRows } from './dump-database.js';
import { DumpError } from './dump-error.js';
import type { DumpHeader } from './dump-format.js';
import { DumpReader, unpackDump } from './dump-reader.js';
import { loadRows } from './load-rows.js';
import { applyMigrations, makeRoom } from './make-room.js';
import { rowsIn } from './row-tally.js';
import { tablesOf } from './schema-catalog.js';

/** How to restore. */
export interface RestoreOptions {
  /** Whether what is in the database may be dropped. */
  readonly replace?: boolean;
  readonly onRows?: OnRows;
  /** Gives up when aborted. */
  readonly signal?: AbortSignal;
  /** Where this program's migrations are. */
  readonly folder: string;
}

/** What a restore did. */
export interface RestoredDump extends CopiedRows {
  readonly header: DumpHeader;
  /** Migrations that came after those of the dump. */
  readonly migrated: readonly string[];
}

/** SQLSTATE of a lock that was not to be had in time, and of objects that others depend on. */
const LOCK_NOT_AVAILABLE = '55P03';
const DEPENDENT_OBJECTS = '2BP01';

/**
 * Puts a dump into an empty database, all or nothing: brings the schema to the dump's migrations,
 * loads the rows, compares them with the dump's checksums, and goes on to this program's migrations.
 * @param source the gzipped file
 * @throws DumpError when the dump is damaged or newer than this program, the database not empty or
 * in use
 */
export async function restoreDump(
  database: DatabaseSettings,
  source: AsyncIterable<Buffer>,
  options: RestoreOptions,
): Promise<RestoredDump> {
  const reader = new DumpReader(unpackDump(source));
  const header = await reader.header();
  const files = await readMigrations(options.folder);
  const before = filesOf(header, files);
  const after = files.filter((file) => !before.includes(file));
  const restore = async (transaction: CopyTransaction): Promise<RestoredDump> => {
    await makeRoom(transaction, before, options.replace ?? false);
    await loadRows(transaction, reader, header, options.onRows);
    await applyMigrations(transaction, after);
    const names = (await tablesOf(transaction)).map(({ identity }) => identity);
    await transaction.client.query(`ANALYZE ${names.join(', ')}`);
    return {
      header,
      tables: header.tables.length,
      rows: rowsIn(header.tables),
      migrated: after.map(({ name }) => name),
    };
  };
  try {
    return await inCopyTransaction(database, 'restore', restore, options.signal);
  } catch (error) {
    if (options.signal?.aborted) throw new DumpError('Interrupted: nothing was changed.');
    throw error instanceof pg.DatabaseError ? refusal(error) : error;
  }
}

/** The database's own words, and what to do where that is clear. */
function refusal(error: pg.DatabaseError): DumpError {
  const { code, message, detail } = error;
  const said = [message, detail].filter(Boolean).join(': ');
  const what =
    code === LOCK_NOT_AVAILABLE
      ? `Somebody else is working on the database: ${said}`
      : code === DEPENDENT_OBJECTS
        ? `What others built on the tables has to be dropped first: ${detail}`
        : `The database does not take the dump: ${said}`;
  return new DumpError(`${what}. Nothing was changed.`, { cause: error });
}

/** The files of the dump's migrations. */
function filesOf({ strata, migrations }: DumpHeader, files: readonly MigrationFile[]) {
  return migrations.map(({ name, checksum }) => {
    const file = files.find((known) => known.name === name);
    if (!file) {
      throw new DumpError(
        `The dump was made by Strata ${strata} and has migration ${name}, which this program does not know. Restore it with that version or a newer one.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new DumpError(`Migration ${name} of the dump is not the one of this program.`);
    }
    return file;
  });
}
