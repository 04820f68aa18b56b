import {
  mapNamed,
  viewOf,
  type Collection,
  type FilterOf,
  type FilterRule,
  type ResourceQueries,
  type Sortable,
  type Storable,
  type StoredSnapshot,
} from '@strata/application-kit';
import type { Repository } from '@strata/domain-kit';
import type { ListDefinition } from './list-reader.js';
import { contains, type Parameters, type SortColumn } from './list-sql.js';
import { pgQueries } from './pg-resource-queries.js';
import { SqlRepository } from './sql-repository.js';
import type { SqlSession } from './sql-session.js';
import type { Statements } from './statements.js';
import { columnOf, joined, ValuesInParts, type TableRow } from './table-columns.js';

/** What has a column of its own; an array is kept as JSON. */
type Plain = string | number | boolean | Date | readonly unknown[];
type Whole<Snapshot> = {
  [Field in keyof Snapshot & string]: NonNullable<Snapshot[Field]> extends Plain ? never : Field;
}[keyof Snapshot & string];
type Columns<Snapshot> = {
  [Field in keyof Snapshot & string]: NonNullable<Snapshot[Field]> extends Plain
    ? Field
    : `${Field}${Capitalize<keyof NonNullable<Snapshot[Field]> & string>}`;
}[keyof Snapshot & string];

/** What a table says that its collection and the schema do not. */
export interface TableDefinition<Snapshot> {
  /**
   * The fields of the generated client: each must be a field of the snapshot, or a part of one
   * (`addressCity` of `address`), and none may be missing.
   */
  readonly fields: { readonly [Column in Columns<Snapshot>]: string };
  /** The parts of values that have several columns. */
  readonly parts?: {
    readonly [Field in Whole<Snapshot>]: readonly (keyof NonNullable<Snapshot[Field]> & string)[];
  };
  /** The SQL that reads a field, where that is not its column. */
  readonly read?: { readonly [Column in Columns<Snapshot>]?: string };
  /** Fields with a column beside them that `search_text` makes of them. */
  readonly searched?: readonly Columns<Snapshot>[];
  /** Names of unique indexes that are not `<table>_<rule>_active_key`. */
  readonly indexes?: Readonly<Record<string, string>>;
}

type Exactly<Fields, Snapshot> =
  Exclude<keyof Fields, Columns<Snapshot>> extends never
    ? unknown
    : { readonly fields: { readonly notInTheSnapshot: Exclude<keyof Fields, Columns<Snapshot>> } };

/** A collection in a table: everything that its statements are made of. */
export interface Table<
  Snapshot extends StoredSnapshot,
  Aggregate extends Storable<Snapshot>,
  Filters extends object,
  Sorts,
  Hidden extends keyof Snapshot,
> {
  readonly collection: Collection<Snapshot, Aggregate, Filters, Sorts, Hidden>;
  /** Fields of the schema, in the order of the parameters. */
  readonly fields: readonly string[];
  readonly columns: readonly string[];
  /** The select list of all fields. */
  readonly select: string;
  readonly indexes: ReadonlyMap<string, string>;
  /** Fields that have a column to search in. */
  readonly searched: readonly string[];
  toValues(snapshot: Snapshot): unknown[];
  toSnapshot(row: TableRow): Snapshot;
  /** What its lists are made of. */
  readonly list: ListDefinition<
    TableRow,
    SortableView<Snapshot, Hidden, Sorts>,
    { readonly [Name in keyof Filters]?: unknown },
    keyof Sorts & string
  >;
  /** The repository of what it holds, in a transaction. */
  readonly repository: (session: SqlSession) => Repository<Aggregate>;
  /** Its reads: `lists` for lists, so that slow ones hold up no single row. */
  readonly queries: (
    rows: Statements,
    lists: Statements,
  ) => ResourceQueries<
    Omit<Snapshot, Hidden>,
    FilterOf<{ readonly filters: Filters }>,
    keyof Sorts & string
  >;
}

/** Says how a collection is kept in the table of its name. */
export function table<
  Snapshot extends StoredSnapshot,
  Aggregate extends Storable<Snapshot>,
  Filters extends Readonly<Record<string, FilterRule<unknown, string>>>,
  Sorts extends object,
  Hidden extends keyof Snapshot,
  Definition extends TableDefinition<Snapshot>,
>(
  collection: Collection<Snapshot, Aggregate, Filters, Sorts, Hidden>,
  definition: Definition & Exactly<Definition['fields'], Snapshot>,
): Table<Snapshot, Aggregate, Filters, Sorts, Hidden> {
  const { name, filters, sorts, hidden, unique } = collection;
  const { parts = {}, read = {}, searched = [], indexes = {} } = definition;
  const readAs: Readonly<Record<string, string | undefined>> = read;
  const fields = Object.keys(definition.fields);
  const inParts = new ValuesInParts(parts);
  const selectOf = (names: readonly string[]) =>
    names.map((field) => `${readAs[field] ?? columnOf(field)} AS "${field}"`).join(', ');
  // What the select list names is what the snapshot has: `fields` is checked against it.
  const toSnapshot = (row: TableRow) => inParts.gathered(row) as Snapshot;
  const hiddenNames: readonly PropertyKey[] = hidden;
  const one: Table<Snapshot, Aggregate, Filters, Sorts, Hidden> = {
    collection,
    fields,
    columns: fields.map(columnOf),
    select: selectOf(fields),
    indexes: new Map(
      Object.keys(unique).map((rule) => [
        rule,
        indexes[rule] ?? `${name}_${columnOf(rule)}_active_key`,
      ]),
    ),
    toValues: (snapshot) => {
      const flat = inParts.spread(snapshot);
      // The driver would take an array for one of PostgreSQL.
      return fields.map((field) => {
        const value = flat[field];
        return Array.isArray(value) ? JSON.stringify(value) : value;
      });
    },
    searched,
    toSnapshot,
    list: {
      select: selectOf(fields.filter((field) => !hiddenNames.includes(field))),
      table: name,
      sortColumns: mapNamed<Sorts, { readonly [Key in keyof Sorts]: SortColumn }>(
        sorts,
        (kind, key) => sortColumnOf(key, String(kind)),
      ),
      scope: 'is_active',
      conditions: (filter, parameters) =>
        Object.entries(filters).flatMap(([filterName, rule]) => {
          const wanted = filter[filterName];
          return wanted === undefined ? [] : [conditionOf(rule, searched, wanted, parameters)];
        }),
      // Its sort keys are fields of the snapshot that are not hidden.
      toView: (row) => viewOf(toSnapshot(row), hidden) as SortableView<Snapshot, Hidden, Sorts>,
    },
    repository: (session) => new SqlRepository(session, one),
    queries: (rows, lists) => pgQueries(one, rows, lists),
  };
  return one;
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  moment: 'timestamptz',
  number: 'numeric',
  text: 'varchar',
};

function sortColumnOf(field: string, kind: string): SortColumn {
  const [name = '', nullable] = kind.split(/(?=\?)/);
  const type = SQL_TYPES[name] ?? 'text';
  return { column: columnOf(field), type, ...(nullable ? { nullable: true } : {}) };
}

function conditionOf(
  { kind, path }: FilterRule<unknown, string>,
  searched: readonly string[],
  wanted: unknown,
  parameters: Parameters,
): string {
  const [first = '', part] = path.split('.');
  const field = part === undefined ? first : joined(first, part);
  const column = columnOf(field);
  if (kind === 'equals') return `${column} = ${parameters.add(wanted)}`;
  const searchable = searched.includes(field) ? `${column}_search` : column;
  return contains(searchable, String(wanted), parameters);
}

/** A view that can be sorted by its sort keys. */
export type SortableView<Snapshot, Hidden extends keyof Snapshot, Sorts> = Omit<Snapshot, Hidden> &
  Sortable<keyof Sorts & string>;
