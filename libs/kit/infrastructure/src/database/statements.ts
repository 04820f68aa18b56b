import type pg from 'pg';

/** Runs statements, each for itself: a pool of connections does, and so do {@link ReadLanes}. */
export interface Statements {
  /** @throws whatever the database or the way to it has to say */
  query<Row extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<Row>>;
}
