import { isRecord } from '../../system/errors.js';
import type { AppliedMigration } from '../migration-history.js';
import { DumpError } from './dump-error.js';

/**
 * A dump is a gzipped script that psql can load too; what this program reads of it are the lines
 * that start with a prefix below, and the rows between `COPY` and `\.` in COPY's text format. Says
 * which version of this it is; a reader refuses one that it does not know.
 */
export const DUMP_FORMAT = 1;

/** The first line, with a {@link DumpHeader}. */
export const HEADER_PREFIX = '-- Strata dump: ';
/** Stands after the rows of each table, with {@link CheckedRows}. */
export const CHECKED_PREFIX = '-- checked: ';
/** The last line, with a {@link DumpEnd}: a file without it was cut off. */
export const END_PREFIX = '-- end: ';
/** Ends the rows of a table. */
export const ROWS_END = '\\.\n';

/** A table and what of it is dumped. */
export interface DumpedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** Says what is in a dump. */
export interface DumpHeader {
  readonly format: number;
  /** Version of the program that wrote it. */
  readonly strata: string;
  /** Version of the database server. */
  readonly postgres: string;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly migrations: readonly AppliedMigration[];
  /** In the order they are written and loaded: a table comes after those it refers to. */
  readonly tables: readonly DumpedTable[];
}

/** What the rows of a table add up to. */
export interface CheckedRows {
  readonly rows: number;
  /** SHA-256 of the rows, in hex. */
  readonly sha256: string;
}

/** State of a sequence. */
export interface SequenceState {
  readonly name: string;
  /** A 64-bit number, as text. */
  readonly lastValue: string;
  readonly isCalled: boolean;
}

/** The last line of a dump. */
export interface DumpEnd {
  readonly sequences: readonly SequenceState[];
  /** SHA-256 of everything before, in hex. */
  readonly sha256: string;
}

/** @throws DumpError when it is of another format than this program reads, or incomplete */
export function parseHeader(json: string): DumpHeader {
  const { format, strata, postgres, takenAt, migrations, tables } = parse(json);
  if (typeof format !== 'number') throw damaged('its header is none');
  if (format !== DUMP_FORMAT) {
    throw new DumpError(
      `The dump was written by Strata ${strata} in format ${format}, and this program reads format ${DUMP_FORMAT}. Restore it with that version.`,
    );
  }
  if (
    !isText(strata) ||
    !isText(postgres) ||
    !isText(takenAt) ||
    !isListOf(migrations, isMigration) ||
    !isListOf(tables, isTable)
  ) {
    throw damaged('its header is incomplete');
  }
  return { format, strata, postgres, takenAt, migrations, tables };
}

/** @throws DumpError */
export function parseChecked(json: string): CheckedRows {
  const { rows, sha256 } = parse(json);
  if (!isCount(rows) || !isText(sha256)) throw damaged('a checksum is missing');
  return { rows, sha256 };
}

/** @throws DumpError */
export function parseEnd(json: string): DumpEnd {
  const { sequences, sha256 } = parse(json);
  if (!isListOf(sequences, isSequence) || !isText(sha256)) throw damaged('its end is incomplete');
  return { sequences, sha256 };
}

/** The error about a file that is not what was written. */
export function damaged(what: string, cause?: unknown): DumpError {
  return new DumpError(`The dump is damaged: ${what}. Nothing was taken from it.`, { cause });
}

function parse(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    if (isRecord(value)) return value;
  } catch (error) {
    throw damaged('a line of it cannot be read', error);
  }
  throw damaged('a line of it cannot be read');
}

function isMigration(value: unknown): value is AppliedMigration {
  return isRecord(value) && isText(value['name']) && isText(value['checksum']);
}

function isTable(value: unknown): value is DumpedTable {
  return (
    isRecord(value) &&
    isText(value['name']) &&
    isListOf(value['columns'], isText) &&
    isCount(value['rows'])
  );
}

function isSequence(value: unknown): value is SequenceState {
  if (!isRecord(value) || !isText(value['name'])) return false;
  const { lastValue, isCalled } = value;
  return isText(lastValue) && /^-?\d{1,19}$/.test(lastValue) && typeof isCalled === 'boolean';
}

function isListOf<Item>(
  value: unknown,
  isItem: (item: unknown) => item is Item,
): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
