import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import type { DatabaseSettings } from '../database-settings.js';
import { MigrationHistory } from '../migration-history.js';
import { onlyRow } from '../only-row.js';
import { inCopyTransaction, type CopyTransaction } from './copy-transaction.js';
import { DumpError } from './dump-error.js';
import {
  CHECKED_PREFIX,
  DUMP_FORMAT,
  END_PREFIX,
  HEADER_PREFIX,
  ROWS_END,
  type DumpEnd,
  type DumpHeader,
} from './dump-format.js';
import { RowTally, rowsIn } from './row-tally.js';
import {
  aroundRows,
  copyInto,
  copyOutOf,
  countRows,
  sequencesOf,
  tablesOf,
  type CountedTable,
} from './schema-catalog.js';

/** Told how far a dump or a restore is, in rows. */
export type OnRows = (done: number, total: number) => void;

/** How to dump. */
export interface DumpOptions {
  /** Version of this program. */
  readonly strataVersion: string;
  readonly onRows?: OnRows;
  /** Gives up when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** What was dumped or restored. */
export interface CopiedRows {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes everything in the database as of one moment, while others go on writing. The rows of a
 * table are always in the same order, so that the same rows make the same bytes.
 * @throws DumpError when there is no Strata in the database
 */
export function dumpDatabase(
  database: DatabaseSettings,
  sink: Writable,
  options: DumpOptions,
): Promise<CopiedRows> {
  return inCopyTransaction(
    database,
    'dump',
    (transaction) => writeDump(transaction, sink, options),
    options.signal,
  ).catch((error: unknown) => {
    if (options.signal?.aborted) throw new DumpError('Interrupted: no dump was written.');
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new DumpError(`The database cannot be dumped: ${error.message}.`, { cause: error });
  });
}

/** Like {@link dumpDatabase}, in a transaction that is open already. */
export async function writeDump(
  transaction: CopyTransaction,
  sink: Writable,
  options: DumpOptions,
): Promise<CopiedRows> {
  const { client, schema } = transaction;
  const migrations = await new MigrationHistory(client, schema).applied();
  if (migrations.length === 0)
    throw new DumpError(
      'No migration of this program is in the database: there is nothing to dump.',
    );
  const tables = await countRows(transaction, await tablesOf(transaction));
  const asked = await client.query<{ version: string; now: Date }>(
    `SELECT current_setting('server_version') AS version, now()`,
  );
  const { version, now } = onlyRow(asked.rows);
  const header: DumpHeader = {
    format: DUMP_FORMAT,
    strata: options.strataVersion,
    postgres: version,
    takenAt: now.toISOString(),
    migrations,
    tables: tables.map(({ name, columns, rows }) => ({ name, columns, rows })),
  };
  const script = Readable.from(hashed(scriptOf(transaction, header, tables, options)));
  const { signal } = options;
  await pipeline(script, createGzip(), sink, ...(signal ? [{ signal }] : []));
  return { tables: tables.length, rows: rowsIn(tables) };
}

/** All but the last line. */
async function* scriptOf(
  transaction: CopyTransaction,
  header: DumpHeader,
  tables: readonly CountedTable[],
  { onRows }: DumpOptions,
): AsyncGenerator<Buffer, DumpEnd['sequences']> {
  const total = rowsIn(tables);
  let done = 0;
  onRows?.(0, total);
  yield lines(HEADER_PREFIX + JSON.stringify(header), 'BEGIN;', "SET client_encoding = 'UTF8';");
  for (const table of tables) {
    const name = pg.escapeIdentifier(table.name);
    const [withoutTriggers, withTriggers] = aroundRows(table, name);
    yield lines(...withoutTriggers, `${copyInto(name, table.columns)};`);
    const tally = new RowTally();
    const chunks: AsyncIterable<Buffer> = transaction.client.query(
      to(copyOutOf(table, table.columns)),
    );
    for await (const chunk of chunks) {
      tally.add(chunk);
      onRows?.(done + tally.rows, total);
      yield chunk;
    }
    const { rows } = table;
    if (tally.rows !== rows) {
      throw new DumpError(`Table ${table.name} gave ${tally.rows} rows where it has ${rows}.`);
    }
    done += rows;
    yield lines(
      ROWS_END.trimEnd(),
      CHECKED_PREFIX + JSON.stringify({ rows, sha256: tally.checksum() }),
      ...withTriggers,
    );
  }
  const sequences = await sequencesOf(transaction);
  for (const { name, lastValue, isCalled } of sequences) {
    const literal = pg.escapeIdentifier(name).replaceAll("'", "''");
    yield lines(`SELECT setval('${literal}', ${lastValue}, ${isCalled});`);
  }
  yield lines('COMMIT;');
  return sequences;
}

/** Ends the script with a line that tells what it must be. */
async function* hashed(
  script: AsyncGenerator<Buffer, DumpEnd['sequences']>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let next = await script.next();
  try {
    for (; !next.done; next = await script.next()) {
      hash.update(next.value);
      yield next.value;
    }
    const end: DumpEnd = { sequences: next.value, sha256: hash.digest('hex') };
    yield lines(END_PREFIX + JSON.stringify(end));
  } finally {
    await script.return([]);
  }
}

function lines(...texts: readonly string[]): Buffer {
  return Buffer.from(texts.map((text) => `${text}\n`).join(''));
}
