import { mapNamed, type Listed, type Named } from '@strata/application-kit';
import type { AggregateRoot, Repository } from '@strata/domain-kit';
import type { SqlSession } from './sql-session.js';
import type { Statements } from './statements.js';

/** A table of one of the named collections. */
export type TableOf<Collection> = { readonly collection: Collection };

/** One table for each of the named collections. */
export type TablesOf<Collections extends Named<Listed>> = {
  readonly [Name in keyof Collections]: TableOf<Collections[Name]>;
};

/** What makes the repository of what is kept in a table, in a transaction. */
type ToRepository<Aggregate extends AggregateRoot<string>> = (
  session: SqlSession,
) => Repository<Aggregate>;

/** What makes the repositories of tables, in a transaction. */
export function sqlRepositories<Aggregates extends Named<AggregateRoot<string>>>(tables: {
  readonly [Name in keyof Aggregates]: { readonly repository: ToRepository<Aggregates[Name]> };
}): { readonly [Name in keyof Aggregates]: ToRepository<Aggregates[Name]> } {
  return mapNamed(tables, ({ repository }) => repository);
}

/**
 * The reads of tables, through prepared statements.
 * @param rows for single rows
 * @param lists for lists, so that slow ones hold up nothing else
 */
export function allPgQueries<Queries extends object>(
  tables: {
    readonly [Name in keyof Queries]: {
      readonly queries: (rows: Statements, lists: Statements) => Queries[Name];
    };
  },
  rows: Statements,
  lists = rows,
): { readonly [Name in keyof Queries]: Queries[Name] } {
  return mapNamed(tables, (one) => one.queries(rows, lists));
}
