import {
  type ListQuery,
  type Page,
  positionOf,
  type Sortable,
  type Span,
} from '@strata/application-kit';
import type pg from 'pg';
import {
  conditionsOf,
  Parameters,
  pageStatement,
  pageWithItems,
  type ListSource,
  type ListStatement,
} from './list-sql.js';
import { countStatement, totalStatement } from './list-totals.js';
import { onlyRow } from './only-row.js';
import { PgSnapshot } from './pg-snapshots.js';
import { SingleFlight } from './single-flight.js';
import { statementName } from './statement-name.js';
import { inStatementSpan } from './statement-span.js';
import type { Statements } from './statements.js';
import { isStalePlan, translateReadError } from './store-errors.js';

/** What differs from list to list. */
export interface ListDefinition<
  Row extends pg.QueryResultRow,
  View,
  Filter,
  SortKey extends string,
> extends ListSource<SortKey> {
  /** The filter's conditions as SQL; none where it asks for nothing. */
  conditions(filter: Filter, parameters: Parameters): string[];
  toView(row: Row): View;
}

/** What a statement that minds the byte budget tells beside each row. */
interface PageMeasures {
  fetched?: number;
  before?: string;
}

/** Answers lists with named prepared statements: one for the page, one (shared) for the total. */
export class ListReader<
  Row extends pg.QueryResultRow,
  View extends Sortable<SortKey>,
  Filter,
  SortKey extends string,
> {
  readonly #counts = new SingleFlight<number>();

  constructor(
    private readonly pool: Statements,
    private readonly definition: ListDefinition<Row, View, Filter, SortKey>,
  ) {}

  async list(query: ListQuery<Filter, SortKey>): Promise<Page<View>> {
    const parameters = new Parameters();
    const wanted = this.definition.conditions(query.filter, parameters);
    const conditions = conditionsOf(this.definition, wanted);
    const page = pageStatement(this.definition, query, conditions, parameters);
    const statement = query.includeItems ? pageWithItems(this.definition, page, parameters) : page;
    const snapshot = query.snapshot instanceof PgSnapshot ? query.snapshot : undefined;
    const [rows, total] = await Promise.all([
      runPrepared<Row & PageMeasures>(snapshot ?? this.pool, statement, query.trace),
      snapshot ? this.#countIn(snapshot, query) : this.count(query.filter, query.trace),
    ]);
    const fetched = rows[0]?.fetched ?? rows.length;
    const items = rows.slice(0, query.limit).map((row) => {
      // No part of what is shown; from the last one on, which costs an object least.
      delete row.before;
      delete row.fetched;
      return this.definition.toView(row);
    });
    const last = items.at(-1);
    const next = last && fetched > items.length ? positionOf(last, query.sort) : null;
    return { items, total, next };
  }

  /**
   * How many rows match: counted, or without a filter as it is kept. Requests that wait for the same
   * total share it, but none gets one that was asked for before it asked: the total stays exact.
   */
  count(filter: Filter, trace?: Span): Promise<number> {
    const { key, statement } = this.#counting(filter);
    return this.#counts.run(key, () => totalOf(this.pool, statement, trace));
  }

  #countIn(snapshot: PgSnapshot, { filter, trace }: ListQuery<Filter, SortKey>): Promise<number> {
    const { key, statement } = this.#counting(filter);
    return snapshot.total(key, () => totalOf(snapshot, statement, trace));
  }

  #counting(filter: Filter): { readonly key: string; readonly statement: ListStatement } {
    const parameters = new Parameters();
    const wanted = this.definition.conditions(filter, parameters);
    const statement =
      wanted.length === 0
        ? totalStatement(this.definition)
        : countStatement(this.definition, wanted, parameters.values);
    return { key: statement.text + JSON.stringify(statement.values), statement };
  }
}

async function totalOf(
  statements: Statements,
  statement: ListStatement,
  trace?: Span,
): Promise<number> {
  return onlyRow(await runPrepared<{ total: number }>(statements, statement, trace)).total;
}

/**
 * Runs a statement that PostgreSQL parses, and mostly plans, once a connection.
 * @param trace what it is a part of, if that is recorded
 */
export function runPrepared<Row extends pg.QueryResultRow>(
  statements: Statements,
  statement: ListStatement,
  trace?: Span,
): Promise<Row[]> {
  return inStatementSpan(trace, statement.text, () => prepared<Row>(statements, statement));
}

async function prepared<Row extends pg.QueryResultRow>(
  statements: Statements,
  { text, values }: ListStatement,
): Promise<Row[]> {
  // How much a pattern finds decides which index serves it, so such a plan must not be kept.
  const name = text.includes(' LIKE ') ? undefined : statementName(text);
  const statement = { text, values };
  try {
    const { rows } = await statements
      .query<Row>({ ...statement, name })
      .catch((error: unknown) =>
        isStalePlan(error) ? statements.query<Row>(statement) : Promise.reject(error),
      );
    return rows;
  } catch (error) {
    throw translateReadError(error);
  }
}
