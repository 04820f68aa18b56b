import type { SchemaDescription } from '../schemas/schema-description.js';

/** Media type of a table as text (RFC 4180). */
export const CSV_MEDIA_TYPE = 'text/csv';

/** A column of a table: the names that lead to its values, and whether they are lists. */
export interface CsvColumn {
  readonly path: readonly string[];
  readonly isList: boolean;
  /** Whether each row has it. */
  readonly isRequired: boolean;
}

/** What would end a cell early, and what spreadsheets take for nothing. */
const TO_QUOTE = /[",\r\n]|^\s|\s$/;
/** What a spreadsheet takes for a formula; an apostrophe before it, as many as there are, makes it text. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The columns of the rows that a schema describes, those of an object inside by `outer.inner`. */
export function csvColumns(row: SchemaDescription): readonly CsvColumn[] {
  return columnsIn(row, [], true);
}

function columnsIn(
  { type, keys, flags }: SchemaDescription,
  path: readonly string[],
  isRequired: boolean,
): readonly CsvColumn[] {
  if (!keys) return [{ path, isList: type === 'array', isRequired }];
  const isThere = isRequired && (path.length === 0 || flags?.presence === 'required');
  return Object.entries(keys).flatMap(([name, inner]) =>
    columnsIn(inner, [...path, name], isThere && inner.flags?.presence === 'required'),
  );
}

/** The names of the columns as the first line. */
export function csvHeader(columns: readonly CsvColumn[]): string {
  return csvLine(columns.map(({ path }) => path.join('.')));
}

/** A row as a line. Nothing and null are empty, what has no column of its own is JSON. */
export function csvRow(columns: readonly CsvColumn[], row: unknown): string {
  return csvLine(columns.map(({ path }) => cellOf(valueAt(row, path))));
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join()}\r\n`;
}

function quoted(cell: string): string {
  return TO_QUOTE.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') {
    return FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function valueAt(row: unknown, path: readonly string[]): unknown {
  let value = row;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = Reflect.get(value, name);
  }
  return value;
}
