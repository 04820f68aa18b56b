import type { OnRows } from './dump-database.js';
import { DumpError } from './dump-error.js';
import type { CheckedRows, DumpedTable, DumpHeader } from './dump-format.js';
import { DumpReader, unpackDump } from './dump-reader.js';
import { RowTally, rowsIn } from './row-tally.js';

/**
 * Reads a dump to its end and compares what it says of itself with what is in it.
 * @param source the gzipped file
 * @throws DumpError when it is damaged
 */
export async function checkDump(
  source: AsyncIterable<Buffer>,
  onRows?: OnRows,
): Promise<DumpHeader> {
  const reader = new DumpReader(unpackDump(source));
  const header = await reader.header();
  const progress = progressIn(header, onRows);
  for (const table of header.tables) {
    for await (const chunk of reader.rows(comparing(table))) progress(chunk);
  }
  await reader.end();
  return header;
}

/** Refuses rows that are not as many as the header says. */
export function comparing(
  { name, rows }: DumpedTable,
  checked: (rows: CheckedRows) => void = () => undefined,
) {
  return (found: CheckedRows) => {
    if (found.rows !== rows) {
      throw new DumpError(`The dump has ${found.rows} rows of table ${name} instead of ${rows}.`);
    }
    checked(found);
  };
}

/** Tells how far the rows of a dump are, as they pass. */
export function progressIn(header: DumpHeader, onRows: OnRows = () => undefined) {
  const total = rowsIn(header.tables);
  const tally = new RowTally();
  onRows(0, total);
  return (chunk: Buffer) => {
    tally.add(chunk);
    onRows(tally.rows, total);
  };
}
