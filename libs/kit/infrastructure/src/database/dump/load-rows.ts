import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { comparing, progressIn } from './check-dump.js';
import type { CopyTransaction } from './copy-transaction.js';
import type { OnRows } from './dump-database.js';
import { DumpError } from './dump-error.js';
import type { DumpEnd, DumpHeader, DumpedTable } from './dump-format.js';
import type { DumpReader } from './dump-reader.js';
import { RowTally } from './row-tally.js';
import { aroundRows, copyInto, copyOutOf, tablesOf, type CatalogTable } from './schema-catalog.js';

/**
 * Loads what is left of a dump after its header, and compares what the tables then give with it.
 * @throws DumpError when the dump is damaged, or does not fit the tables
 */
export async function loadRows(
  transaction: CopyTransaction,
  reader: DumpReader,
  header: DumpHeader,
  onRows?: OnRows,
): Promise<void> {
  const { client } = transaction;
  const tables = new Map((await tablesOf(transaction)).map((table) => [table.name, table]));
  const targets = header.tables.map((dumped) => ({ dumped, table: targetOf(dumped, tables) }));
  // A migration may have made rows; the dump has them as they have become.
  const all = [...tables.values()].map(({ identity }) => identity).join(', ');
  await client.query(`TRUNCATE ${all}`);
  const progress = progressIn(header, onRows);
  const checksums: string[] = [];
  for (const { dumped, table } of targets) {
    const { identity } = table;
    const [withoutTriggers, withTriggers] = aroundRows(table, identity);
    for (const statement of withoutTriggers) await client.query(statement);
    const rows = reader.rows(comparing(dumped, ({ sha256 }) => checksums.push(sha256)));
    const sink: Writable = client.query(from(copyInto(identity, dumped.columns)));
    await pipeline(Readable.from(counted(rows, progress), { objectMode: false }), sink);
    for (const statement of withTriggers) await client.query(statement);
  }
  const end = await reader.end();
  for (const [index, { dumped, table }] of targets.entries()) {
    const tally = new RowTally();
    const chunks: AsyncIterable<Buffer> = client.query(to(copyOutOf(table, dumped.columns)));
    for await (const chunk of chunks) tally.add(chunk);
    if (tally.checksum() !== checksums[index]) {
      throw new DumpError(`Table ${table.name} did not come out as it is in the dump.`);
    }
  }
  await setSequences(transaction, end);
}

function targetOf(
  { name, columns, rows }: DumpedTable,
  tables: ReadonlyMap<string, CatalogTable>,
): CatalogTable {
  const table = tables.get(name);
  if (!table) {
    throw new DumpError(
      `The dump has ${rows} rows of table ${name}, which no migration makes. Make that table first.`,
    );
  }
  if ([...columns].sort().join() !== [...table.columns].sort().join()) {
    throw new DumpError(`Table ${name} has other columns than in the dump: ${columns.join(', ')}.`);
  }
  return table;
}

/** RESTART gives a sequence storage of its own that a rollback takes back, unlike what setval does. */
async function setSequences({ client, schema }: CopyTransaction, { sequences }: DumpEnd) {
  for (const { name, lastValue, isCalled } of sequences) {
    const identity = [schema, name].map(pg.escapeIdentifier).join('.');
    await client.query(`ALTER SEQUENCE IF EXISTS ${identity} RESTART`);
    await client.query('SELECT setval(to_regclass($1), $2, $3)', [identity, lastValue, isCalled]);
  }
}

async function* counted(rows: AsyncGenerator<Buffer>, count: (chunk: Buffer) => void) {
  for await (const chunk of rows) {
    count(chunk);
    yield chunk;
  }
}
