import type { AggregateSnapshot } from '@strata/domain-kit';
import type { ListQuery, Page, ResourceQueries, Sortable } from '../lists/list-query.js';
import type { InMemoryDatabase } from './in-memory-database.js';
import { listInMemory, type SortValues } from './in-memory-list.js';

/** Reads of one kind of resource over the in-memory tables. */
export class InMemoryResourceQueries<
  View extends AggregateSnapshot<string> & Sortable<SortKey>,
  Filter extends object,
  SortKey extends string,
> implements ResourceQueries<View, Filter, SortKey> {
  /**
   * @param matches whether a row meets every condition that the filter gives
   * @param sortValues what the values of a key stand for in the order, where that is not their text
   */
  constructor(
    private readonly database: InMemoryDatabase,
    private readonly table: string,
    private readonly matches: (row: View, filter: Filter) => boolean,
    private readonly sortValues?: SortValues,
  ) {}

  get(id: string): Promise<View | null> {
    return Promise.resolve(this.#active().find((row) => row.id === id) ?? null);
  }

  list(query: ListQuery<Filter, SortKey>): Promise<Page<View>> {
    const page = listInMemory(this.#matching(query.filter), query, this.sortValues);
    if (query.includeItems) return Promise.resolve(page);
    return Promise.resolve({ ...page, items: page.items.map(withoutItems) });
  }

  count(filter: Filter): Promise<number> {
    return Promise.resolve(this.#matching(filter).length);
  }

  #active(): View[] {
    return [...this.database.table<View>(this.table).values()].filter((row) => row.isActive);
  }

  #matching(filter: Filter): View[] {
    return this.#active().filter((row) => this.matches(row, filter));
  }
}

/** The lines of a document are listed only when asked for. */
function withoutItems<View extends object>(view: View): View {
  const { items: _items, ...rest } = view as View & { readonly items?: unknown };
  return rest as View;
}

/** True when the value is the wanted one; nothing wanted matches all. */
export function isValue<Value>(value: Value, wanted: Value | undefined): boolean {
  return wanted === undefined || value === wanted;
}
