import type { ResourceQueries } from '../lists/list-query.js';
import { textKey, type AggregateRoot, type DomainError } from '@strata/domain-kit';

type Plain = string | number | boolean | Date;

/** Where a value of a snapshot is: the name of a field, or of one inside it, as in `address.city`. */
export type PathOf<Snapshot> = {
  [Field in keyof Snapshot & string]: NonNullable<Snapshot[Field]> extends Plain
    ? Field
    : `${Field}.${keyof NonNullable<Snapshot[Field]> & string}`;
}[keyof Snapshot & string];

/** What narrows a list: a value must hold the one that is asked for, or be it. */
export interface FilterRule<Value, Path extends string> {
  readonly kind: 'contains' | 'equals';
  readonly path: Path;
  /** Only a type: what is asked for. */
  readonly value?: Value;
}

/** A text that holds the one asked for, whatever case and accents (see `searchText`). */
export function contains<const Path extends string>(path: Path): FilterRule<string, Path> {
  return { kind: 'contains', path };
}

/** A value that is the one asked for, exactly. */
export function equals<Value = string>() {
  return <const Path extends string>(path: Path): FilterRule<Value, Path> => ({
    kind: 'equals',
    path,
  });
}

type SortBase<Value> = Value extends Date
  ? 'moment'
  : Value extends number
    ? 'number'
    : Value extends string
      ? 'text'
      : never;
/** How a field is sorted; with a question mark where it can be null, which comes last. */
export type SortKindOf<Value> = null extends Value
  ? `${SortBase<NonNullable<Value>>}?`
  : SortBase<Value>;
/** One of the kinds there are. */
export type SortKind = `${'moment' | 'number' | 'text'}${'' | '?'}`;

/** What there is once at most among the active ones. */
export interface UniqueRule<Snapshot> {
  /** Two with the same text exclude each other; null excludes nobody. */
  of(snapshot: Snapshot): string | null;
  taken(snapshot: Snapshot): DomainError;
}

type TextField<Snapshot> = {
  [Field in keyof Snapshot & string]: Snapshot[Field] extends string | null ? Field : never;
}[keyof Snapshot & string];

/** A text that is told apart by its key (see `textKey`). */
export function uniqueKey<Snapshot extends object>(
  field: TextField<Snapshot>,
  taken: (text: string) => DomainError,
): UniqueRule<Snapshot> {
  return uniqueBy((snapshot) => valueOf(snapshot, field), taken, textKey);
}

/** A text that is told apart as it is. */
export function uniqueValue<Snapshot extends object>(
  field: TextField<Snapshot>,
  taken: (text: string) => DomainError,
): UniqueRule<Snapshot> {
  return uniqueBy((snapshot) => valueOf(snapshot, field), taken, String);
}

function uniqueBy<Snapshot>(
  read: (snapshot: Snapshot) => unknown,
  taken: (text: string) => DomainError,
  toKey: (text: string) => string,
): UniqueRule<Snapshot> {
  return {
    of: (snapshot) => {
      const value = read(snapshot);
      return typeof value === 'string' ? toKey(value) : null;
    },
    taken: (snapshot) => taken(String(read(snapshot))),
  };
}

/** An aggregate that can be kept as a snapshot. */
export interface Storable<Snapshot extends object> extends AggregateRoot<string> {
  toSnapshot(): Snapshot;
}

/** The base fields of a snapshot that stores work with. */
export interface StoredSnapshot {
  readonly id: string;
  readonly isActive: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

/**
 * How the aggregates of one kind are kept, told apart, found and sorted: the one place that says so.
 * Both stores, their contract, the types of the list and its query parameters follow from it.
 */
export interface Collection<
  Snapshot extends StoredSnapshot,
  Aggregate extends Storable<Snapshot>,
  Filters,
  Sorts,
  Hidden extends keyof Snapshot,
  Unique extends string = string,
> {
  /** In snake_case, plural: the name of its table and its lists. */
  readonly name: string;
  readonly reconstitute: (snapshot: Snapshot) => Aggregate;
  /** By name of the rule; a store names its index after it. */
  readonly unique: Readonly<Record<Unique, UniqueRule<Snapshot>>>;
  readonly filters: Filters;
  readonly sorts: Sorts;
  /** Fields that no read shows, such as a password. */
  readonly hidden: readonly Hidden[];
}

/** Declares a collection; the snapshot that `reconstitute` takes gives the rest its types. */
export function collection<
  Snapshot extends StoredSnapshot,
  Aggregate extends Storable<Snapshot>,
  const Filters extends Readonly<Record<string, FilterRule<unknown, PathOf<Snapshot>>>>,
  const Sorts extends { readonly [Field in keyof Snapshot]?: SortKindOf<Snapshot[Field]> },
  Hidden extends keyof Snapshot = never,
  Unique extends string = never,
>(
  declaration: Omit<
    Collection<Snapshot, Aggregate, Filters, Sorts, Hidden, Unique>,
    'hidden' | 'unique'
  > & {
    readonly unique?: Readonly<Record<Unique, UniqueRule<Snapshot>>>;
    readonly hidden?: readonly Hidden[];
  },
): Collection<Snapshot, Aggregate, Filters, Sorts, Hidden, Unique> {
  // Without a rule there is no name of one.
  const unique = {} as Readonly<Record<Unique, UniqueRule<Snapshot>>>;
  return { unique, hidden: [], ...declaration };
}

/** A collection whose filters and sort keys are read at run time. */
export type AnyCollection<
  Snapshot extends StoredSnapshot,
  Aggregate extends Storable<Snapshot>,
  Hidden extends keyof Snapshot = keyof Snapshot,
> = Collection<
  Snapshot,
  Aggregate,
  Readonly<Record<string, FilterRule<unknown, string>>>,
  object,
  Hidden
>;

/** Which of a collection to list; every condition given must hold. */
export type FilterOf<C extends { readonly filters: object }> = {
  readonly [Name in keyof C['filters']]?: C['filters'][Name] extends FilterRule<infer Value, string>
    ? Value | undefined
    : never;
};

/** What a collection can be sorted by. */
export type SortKeyOf<C extends { readonly sorts: object }> = keyof C['sorts'] & string;

/** One of a collection as read. */
export type ViewOf<C> =
  C extends Collection<infer Snapshot, infer _Aggregate, infer _Filters, infer _Sorts, infer Hidden>
    ? Omit<Snapshot, Hidden>
    : never;

/** The reads of a collection that need no behaviour, answered past the aggregate. */
export type QueriesOf<C extends { readonly filters: object; readonly sorts: object }> =
  ResourceQueries<ViewOf<C>, FilterOf<C>, SortKeyOf<C>>;

/** The value at a path of a snapshot; null where a part of the way is. */
export function valueOf(snapshot: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null ? Reflect.get(value, step) : null,
      snapshot,
    );
}

/** What is shown of a snapshot. */
export function viewOf<Snapshot extends object, Hidden extends keyof Snapshot>(
  snapshot: Snapshot,
  hidden: readonly Hidden[],
): Omit<Snapshot, Hidden> {
  if (hidden.length === 0) return snapshot;
  const names: readonly PropertyKey[] = hidden;
  const shown = Object.entries(snapshot).filter(([name]) => !names.includes(name));
  // What fromEntries gives has lost its types.
  return Object.fromEntries(shown) as Omit<Snapshot, Hidden>;
}
