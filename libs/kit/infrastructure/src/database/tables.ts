import type { Named, Listed, QueriesOfAll, RepositoriesOf } from '@strata/application-kit';
import type pg from 'pg';
import { pgQueries } from './pg-resource-queries.js';
import { SqlRepository } from './sql-repository.js';
import type { SqlSession } from './sql-session.js';

/** A table of one of the named collections. */
export type TableOf<Collection> = { readonly collection: Collection };

/** One table for each of the named collections. */
export type TablesOf<Collections extends Named<Listed>> = {
  readonly [Name in keyof Collections]: TableOf<Collections[Name]>;
};

type CollectionsOf<Tables extends Named<TableOf<Listed>>> = {
  readonly [Name in keyof Tables]: Tables[Name]['collection'];
};

// What is made of a table gets the types back that mapping took from it, by its name.

/** What makes the repositories of tables, in a transaction. */
export function sqlRepositories<Tables extends Named<TableOf<Listed>>>(tables: Tables) {
  return mapNamed(
    tables,
    (one) => (session: SqlSession) => new SqlRepository(session, one as never),
  ) as unknown as {
    readonly [Name in keyof Tables]: (
      session: SqlSession,
    ) => RepositoriesOf<CollectionsOf<Tables>>[Name];
  };
}

/**
 * The reads of tables, through prepared statements.
 * @param rows for single rows
 * @param lists for lists, so that slow ones hold up nothing else
 */
export function allPgQueries<Tables extends Named<TableOf<Listed>>>(
  tables: Tables,
  rows: pg.Pool,
  lists = rows,
): QueriesOfAll<CollectionsOf<Tables>> {
  return mapNamed(tables, (one) => pgQueries(one as never, rows, lists)) as unknown as QueriesOfAll<
    CollectionsOf<Tables>
  >;
}

function mapNamed<Value, Made>(named: Named<Value>, make: (value: Value) => Made): Named<Made> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, make(value)]));
}
