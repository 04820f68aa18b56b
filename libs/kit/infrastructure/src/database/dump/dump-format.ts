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
  const header = parse(json) as Partial<DumpHeader>;
  if (typeof header.format !== 'number') throw damaged('its header is none');
  if (header.format !== DUMP_FORMAT) {
    throw new DumpError(
      `The dump was written by Strata ${header.strata} in format ${header.format}, and this program reads format ${DUMP_FORMAT}. Restore it with that version.`,
    );
  }
  const whole =
    Array.isArray(header.migrations) &&
    header.migrations.every(({ name, checksum }) => areTexts([name, checksum])) &&
    Array.isArray(header.tables) &&
    header.tables.every(
      ({ name, columns, rows }) =>
        areTexts([name]) && Array.isArray(columns) && areTexts(columns) && isCount(rows),
    ) &&
    areTexts([header.strata, header.postgres, header.takenAt]);
  if (!whole) throw damaged('its header is incomplete');
  return header as DumpHeader;
}

/** @throws DumpError */
export function parseChecked(json: string): CheckedRows {
  const checked = parse(json) as Partial<CheckedRows>;
  if (!isCount(checked.rows) || !areTexts([checked.sha256])) throw damaged('a checksum is missing');
  return checked as CheckedRows;
}

/** @throws DumpError */
export function parseEnd(json: string): DumpEnd {
  const { sequences, sha256 } = parse(json) as Partial<DumpEnd>;
  const whole =
    Array.isArray(sequences) &&
    sequences.every(
      ({ name, lastValue, isCalled }) =>
        areTexts([name]) && /^-?\d{1,19}$/.test(lastValue) && typeof isCalled === 'boolean',
    ) &&
    areTexts([sha256]);
  if (!whole) throw damaged('its end is incomplete');
  return { sequences, sha256: sha256! };
}

/** The error about a file that is not what was written. */
export function damaged(what: string, cause?: unknown): DumpError {
  return new DumpError(`The dump is damaged: ${what}. Nothing was taken from it.`, { cause });
}

function parse(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    throw damaged('a line of it cannot be read', error);
  }
  throw damaged('a line of it cannot be read');
}

function areTexts(values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
