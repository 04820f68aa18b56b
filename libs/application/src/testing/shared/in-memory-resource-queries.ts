import type { AggregateSnapshot } from '@strata/domain';
import type { ListQuery, Page, ResourceQueries } from '../../shared/list-query.js';
import type { InMemoryDatabase } from './in-memory-database.js';
import { listInMemory, type SortValue, type SortValues } from './in-memory-list.js';

/** Reads of one kind of resource over the in-memory tables. */
export class InMemoryResourceQueries<
  View extends AggregateSnapshot<string> & Readonly<Record<SortKey, SortValue>>,
  Filter extends object,
  SortKey extends string,
> implements ResourceQueries<View, Filter, SortKey> {
  /**
   * @param matches whether a row meets every condition that the filter gives
   * @param sortValues what rows are sorted by under a key whose own value is not meant
   */
  constructor(
    private readonly database: InMemoryDatabase,
    private readonly table: string,
    private readonly matches: (row: View, filter: Filter) => boolean,
    private readonly sortValues?: SortValues<View, SortKey>,
  ) {}

  get(id: string): Promise<View | null> {
    return Promise.resolve(this.#active().find((row) => row.id === id) ?? null);
  }

  list(query: ListQuery<Filter, SortKey>): Promise<Page<View>> {
    return Promise.resolve(listInMemory(this.#matching(query.filter), query, this.sortValues));
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

/** True when the value is the wanted one; nothing wanted matches all. */
export function isValue<Value>(value: Value, wanted: Value | undefined): boolean {
  return wanted === undefined || value === wanted;
}
