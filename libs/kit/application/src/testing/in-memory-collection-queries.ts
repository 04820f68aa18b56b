import {
  valueOf,
  viewOf,
  type Collection,
  type FilterRule,
  type Storable,
  type StoredSnapshot,
} from '../collections/collection.js';
import type { ListQuery, Page, ResourceQueries, Sortable } from '../lists/list-query.js';
import type { InMemoryDatabase } from './in-memory-database.js';
import { containsText, listInMemory, type SortValues } from './in-memory-list.js';

/** The reads of a collection, in memory. */
export function inMemoryQueries<
  Snapshot extends StoredSnapshot & Sortable<keyof Sorts & string>,
  Aggregate extends Storable<Snapshot>,
  Filters extends Readonly<Record<string, FilterRule<unknown, string>>>,
  Sorts extends object,
  Hidden extends keyof Snapshot,
>(database: InMemoryDatabase, collection: Collection<Snapshot, Aggregate, Filters, Sorts, Hidden>) {
  type Filter = { readonly [Name in keyof Filters]?: unknown };
  type SortKey = keyof Sorts & string;
  type View = Omit<Snapshot, Hidden>;
  const { name, filters, sorts, hidden } = collection;
  const sortValues: SortValues = Object.fromEntries(
    Object.entries(sorts).flatMap(([key, kind]: [string, unknown]) =>
      String(kind).startsWith('number') ? [[key, Number]] : [],
    ),
  );
  const rows = () => [...database.table<Snapshot>(name).values()].filter((row) => row.isActive);
  const matching = (filter: Filter) =>
    rows().filter((row) =>
      Object.entries(filters).every(([filterName, rule]) => holds(row, rule, filter[filterName])),
    );
  return {
    get: (id: string) => {
      const row = rows().find((candidate) => candidate.id === id);
      return Promise.resolve(row ? viewOf(row, hidden) : null);
    },
    list: (query: ListQuery<Filter, SortKey>): Promise<Page<View>> => {
      const page = listInMemory(matching(query.filter), query, sortValues);
      return Promise.resolve({ ...page, items: page.items.map((row) => viewOf(row, hidden)) });
    },
    count: (filter: Filter) => Promise.resolve(matching(filter).length),
  } satisfies ResourceQueries<View, Filter, SortKey>;
}

function holds(row: object, { kind, path }: FilterRule<unknown, string>, wanted: unknown): boolean {
  if (wanted === undefined) return true;
  const value = valueOf(row, path);
  if (kind === 'equals') return value === wanted;
  return containsText(typeof value === 'string' ? value : null, String(wanted));
}
