import {
  viewOf,
  type AnyCollection,
  type Collection,
  type FilterRule,
  type Sortable,
  type Storable,
  type StoredSnapshot,
} from '@strata/application-kit';
import { contains, type Parameters, type SortColumn } from './list-sql.js';
import type { ListDefinition } from './list-reader.js';

type Plain = string | number | boolean | Date;
type Whole<Snapshot> = {
  [Field in keyof Snapshot & string]: NonNullable<Snapshot[Field]> extends Plain ? never : Field;
}[keyof Snapshot & string];
type Columns<Snapshot> = {
  [Field in keyof Snapshot & string]: NonNullable<Snapshot[Field]> extends Plain
    ? Field
    : `${Field}${Capitalize<keyof NonNullable<Snapshot[Field]> & string>}`;
}[keyof Snapshot & string];

/** A row as it is read: by field of the schema. */
export type TableRow = Record<string, unknown>;

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
  Filters,
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
}

/** A table whose filters and sort keys do not matter. */
export type AnyTable<Snapshot extends StoredSnapshot, Aggregate extends Storable<Snapshot>> = Pick<
  Table<Snapshot, Aggregate, unknown, unknown, never>,
  'columns' | 'select' | 'indexes' | 'toValues' | 'toSnapshot'
> & { readonly collection: AnyCollection<Snapshot, Aggregate> };

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
  const fields = Object.keys(definition.fields);
  const whole = Object.entries<readonly string[]>(parts);
  const partNames = new Set(
    whole.flatMap(([field, names]) => names.map((part) => joined(field, part))),
  );
  const selectOf = (names: readonly string[]) =>
    names.map((field) => `${sqlOf(read, field)} AS "${field}"`).join(', ');
  const toSnapshot = (row: TableRow): Snapshot => {
    const snapshot: TableRow = {};
    for (const field of Object.keys(row)) if (!partNames.has(field)) snapshot[field] = row[field];
    for (const [field, names] of whole) {
      const values = names.map((part) => [part, row[joined(field, part)]] as const);
      // A CHECK sees to it that such a value is there as a whole or not at all.
      snapshot[field] = values.every(([, value]) => value === null)
        ? null
        : Object.fromEntries(values);
    }
    // What the select list names is what the snapshot has: `fields` is checked against it.
    return snapshot as unknown as Snapshot;
  };
  const hiddenNames: readonly PropertyKey[] = hidden;
  return {
    collection,
    fields,
    columns: fields.map(columnOf),
    select: selectOf(fields),
    indexes: new Map(
      Object.keys(unique).map((rule) => [rule, indexes[rule] ?? `${name}_${rule}_active_key`]),
    ),
    toValues: (snapshot) => {
      const flat: TableRow = Object.fromEntries(Object.entries(snapshot));
      for (const [field, names] of whole) {
        const value = flat[field];
        for (const part of names) {
          flat[joined(field, part)] =
            typeof value === 'object' && value !== null ? Reflect.get(value, part) : null;
        }
      }
      return fields.map((field) => flat[field]);
    },
    searched,
    toSnapshot,
    list: {
      select: selectOf(fields.filter((field) => !hiddenNames.includes(field))),
      table: name,
      sortColumns: sortColumnsOf(sorts),
      conditions: (filter, parameters) => [
        'is_active',
        ...Object.entries(filters).flatMap(([filterName, rule]) => {
          const wanted = filter[filterName];
          return wanted === undefined ? [] : [conditionOf(rule, searched, wanted, parameters)];
        }),
      ],
      // Its sort keys are fields of the snapshot that are not hidden.
      toView: (row) => viewOf(toSnapshot(row), hidden) as SortableView<Snapshot, Hidden, Sorts>,
    },
  };
}

/** What `addressCity` is made of. */
function joined(field: string, part: string): string {
  return `${field}${part.charAt(0).toUpperCase()}${part.slice(1)}`;
}

/** The column of a field of the schema. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function sqlOf(read: Readonly<Record<string, string | undefined>>, field: string): string {
  return read[field] ?? columnOf(field);
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  moment: 'timestamptz',
  number: 'numeric',
  text: 'varchar',
};

function sortColumnsOf<Sorts extends object>(
  sorts: Sorts,
): Readonly<Record<keyof Sorts & string, SortColumn>> {
  const columns = Object.entries(sorts).map(([field, kind]: [string, unknown]) => {
    const [name, nullable] = String(kind).split(/(?=\?)/);
    const type = SQL_TYPES[name ?? ''] ?? 'text';
    return [field, { column: columnOf(field), type, ...(nullable ? { nullable: true } : {}) }];
  });
  // One for each key, which fromEntries cannot tell.
  return Object.fromEntries(columns) as Record<keyof Sorts & string, SortColumn>;
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
