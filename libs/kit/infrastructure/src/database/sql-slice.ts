import type { MakersOf, QueriesIn, Slice } from '@strata/application-kit';
import type { ListRows } from './list-sql.js';
import type { ReconciliationCheck } from './reconciliation.js';
import type { SqlSession } from './sql-session.js';

/** What a context has in PostgreSQL, beside the tables of its collections. */
export interface SqlSlice<Part extends Slice, Statements> {
  readonly repositories: MakersOf<Part, SqlSession>;
  readonly queries?: (statements: Statements) => QueriesIn<Part>;
  /** Its lists that are no collection's. */
  readonly lists?: readonly ListRows[];
  /** What `reconcile` asks. */
  readonly checks?: readonly ReconciliationCheck[];
}

/** What each context has in PostgreSQL, by the name of the context. */
export type SqlSlices<Slices extends Record<keyof Slices, Slice>, Statements> = {
  readonly [Context in keyof Slices]: SqlSlice<Slices[Context], Statements>;
};
