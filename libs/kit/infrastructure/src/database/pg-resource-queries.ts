import type { ListQuery, Page, ResourceQueries, Sortable } from '@strata/application-kit';
import type pg from 'pg';
import { ListReader, runPrepared, type ListDefinition } from './list-reader.js';
import type { Statements } from './statements.js';

/** Reads of one kind of resource through prepared statements. */
export class PgResourceQueries<
  Row extends pg.QueryResultRow,
  View extends Sortable<SortKey>,
  Filter,
  SortKey extends string,
> implements ResourceQueries<View, Filter, SortKey> {
  readonly #lists: ListReader<Row, View, Filter, SortKey>;

  /**
   * @param rows for single rows
   * @param lists for lists, so that slow ones hold up nothing else
   */
  constructor(
    protected readonly rows: Statements,
    lists: Statements,
    private readonly definition: ListDefinition<Row, View, Filter, SortKey>,
  ) {
    this.#lists = new ListReader(lists, definition);
  }

  async get(id: string): Promise<View | null> {
    const { select, items, table, toView } = this.definition;
    const text = `SELECT ${select}${items ? `, ${items} AS items` : ''} FROM ${table} WHERE id = $1 AND is_active`;
    const [row] = await runPrepared<Row>(this.rows, { text, values: [id] });
    return row ? toView(row) : null;
  }

  list(query: ListQuery<Filter, SortKey>): Promise<Page<View>> {
    return this.#lists.list(query);
  }

  count(filter: Filter): Promise<number> {
    return this.#lists.count(filter);
  }
}

/** The reads of a collection in its table. */
export function pgQueries<
  Row extends pg.QueryResultRow,
  View extends Sortable<SortKey>,
  Filter,
  SortKey extends string,
>(
  { list }: { readonly list: ListDefinition<Row, View, Filter, SortKey> },
  rows: Statements,
  lists = rows,
) {
  return new PgResourceQueries(rows, lists, list);
}
