import pg from 'pg';
import { onlyRow } from '../only-row.js';
import type { CopyTransaction } from './copy-transaction.js';
import { DumpError } from './dump-error.js';
import type { SequenceState } from './dump-format.js';

/** The table in which Prisma notes what was applied; told in the header instead of dumped. */
const MIGRATIONS_TABLE = '_prisma_migrations';

/** A table as the catalogs describe it. */
export interface CatalogTable {
  readonly name: string;
  /** Quoted, with its schema. */
  readonly identity: string;
  /** Those that hold data of their own; a generated one is computed again. */
  readonly columns: readonly string[];
  /** An order that does not depend on the database's collation. */
  readonly order: string;
  /** Names of the other tables that it refers to. */
  readonly parents: readonly string[];
  /** Whether an INSERT starts triggers beside those that keep foreign keys. */
  readonly hasTriggers: boolean;
}

/** A table, and how many rows it has. */
export interface CountedTable extends CatalogTable {
  readonly rows: number;
}

/**
 * Every table of the schema but Prisma's own, each after those that it refers to.
 * @throws DumpError when tables refer to each other in a circle
 */
export async function tablesOf({ client, schema }: CopyTransaction): Promise<CatalogTable[]> {
  const { rows } = await client.query<CatalogTable>(
    `SELECT relname::text AS name, oid::regclass::text AS identity,
            ARRAY(SELECT attname::text FROM pg_attribute
                   WHERE attrelid = tables.oid AND attnum > 0 AND NOT attisdropped
                     AND attgenerated = '' ORDER BY attnum) AS columns,
            coalesce(
              (SELECT string_agg(quote_ident(attname)
                        || CASE WHEN attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END,
                        ', ' ORDER BY place)
                 FROM pg_index, unnest(indkey::smallint[]) WITH ORDINALITY AS keys (key, place)
                 JOIN pg_attribute ON attnum = key
                WHERE indrelid = tables.oid AND indisprimary AND attrelid = tables.oid),
              'whole_row::text COLLATE "C"') AS order,
            ARRAY(SELECT DISTINCT parents.relname::text FROM pg_constraint
                    JOIN pg_class AS parents ON parents.oid = confrelid
                   WHERE contype = 'f' AND conrelid = tables.oid AND confrelid <> conrelid
                   ORDER BY 1) AS parents,
            EXISTS (SELECT FROM pg_trigger
                     WHERE tgrelid = tables.oid AND NOT tgisinternal AND tgenabled <> 'D')
              AS "hasTriggers"
       FROM pg_class AS tables
      WHERE relnamespace = quote_ident($1)::regnamespace AND relkind = 'r' AND relname <> $2
        AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass
                           AND objid = tables.oid AND deptype = 'e')
      ORDER BY relname COLLATE "C"`,
    [schema, MIGRATIONS_TABLE],
  );
  return parentsFirst(rows);
}

/** The tables with how many rows each has at this moment. */
export async function countRows(
  { client }: CopyTransaction,
  tables: readonly CatalogTable[],
): Promise<CountedTable[]> {
  const counted: CountedTable[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ count: string }>(
      `SELECT count(*) FROM ${table.identity}`,
    );
    counted.push({ ...table, rows: Number(onlyRow(rows).count) });
  }
  return counted;
}

/** Where every sequence of the schema stands; to be asked after the rows, so that none is behind. */
export async function sequencesOf({ client, schema }: CopyTransaction): Promise<SequenceState[]> {
  const { rows: sequences } = await client.query<{ name: string; identity: string }>(
    `SELECT relname::text AS name, oid::regclass::text AS identity FROM pg_class
      WHERE relnamespace = quote_ident($1)::regnamespace AND relkind = 'S' ORDER BY relname COLLATE "C"`,
    [schema],
  );
  const states: SequenceState[] = [];
  for (const { name, identity } of sequences) {
    const { rows } = await client.query<Omit<SequenceState, 'name'>>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${identity}`,
    );
    states.push({ name, ...onlyRow(rows) });
  }
  return states;
}

/** The statement that gives the rows of a table, the same ones always in the same order. */
export function copyOutOf(table: CatalogTable, columns: readonly string[]): string {
  const list = columns.map(pg.escapeIdentifier).join(', ');
  return `COPY (SELECT ${list} FROM ${table.identity} AS whole_row ORDER BY ${table.order}) TO STDOUT`;
}

/**
 * The statements before and after the rows of a dump that keep its triggers still: what they did once is in
 * the dump.
 */
export function aroundRows(
  { hasTriggers }: CatalogTable,
  identity: string,
): readonly [before: readonly string[], after: readonly string[]] {
  if (!hasTriggers) return [[], []];
  const still = (verb: string) => [`ALTER TABLE ${identity} ${verb} TRIGGER USER;`];
  return [still('DISABLE'), still('ENABLE')];
}

/** The statement that takes the rows of a table. */
export function copyInto(identity: string, columns: readonly string[]): string {
  return `COPY ${identity} (${columns.map(pg.escapeIdentifier).join(', ')}) FROM STDIN`;
}

function parentsFirst(tables: readonly CatalogTable[]): CatalogTable[] {
  const sorted: CatalogTable[] = [];
  const waiting = [...tables];
  const names = new Set(tables.map(({ name }) => name));
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ parents }) =>
      parents.every((parent) => !names.has(parent) || sorted.some(({ name }) => name === parent)),
    );
    if (ready < 0) {
      const circle = waiting.map(({ name }) => name).join(', ');
      throw new DumpError(`These tables refer to each other in a circle: ${circle}.`);
    }
    sorted.push(...waiting.splice(ready, 1));
  }
  return sorted;
}
