import type { ListQuery, Page, ResourceQueries, Sortable, Span } from '@strata/application-kit';
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
  readonly #one: string;

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
    const { select, items, table } = definition;
    this.#one = `SELECT ${select}${items ? `, ${items} AS items` : ''} FROM ${table} WHERE id = $1 AND is_active`;
  }

  async get(id: string, trace?: Span): Promise<View | null> {
    const [row] = await runPrepared<Row>(this.rows, { text: this.#one, values: [id] }, trace);
    return row ? this.definition.toView(row) : null;
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
