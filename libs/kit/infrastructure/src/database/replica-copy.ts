import type pg from 'pg';
import { openPool } from './clients.js';
import type { DatabaseSettings } from './database-settings.js';
import { poolShares } from './pool-shares.js';
import { ReadLanes } from './read-lanes.js';
import type { Statements } from './statements.js';

/** The kinds of reads that have connections of their own. */
export type ReadKind = 'rows' | 'lists';

const STARTED_STATEMENT = 'SELECT pg_postmaster_start_time()::text AS started';

/**
 * The connections to one run of a replica's server. After a restart it may have replayed less than
 * was known of it, so no connection to a later run is taken.
 */
export class ReplicaCopy implements Record<ReadKind, Statements> {
  readonly rows: Statements;
  readonly lists: Statements;
  readonly #pools: readonly pg.Pool[];
  readonly #waiting = new Set<(error: Error) => void>();

  /**
   * @param started when the server was, in its own words
   * @param onLost told when a connection breaks while idle
   */
  constructor(
    database: DatabaseSettings,
    readonly started: string,
    onLost: (error: Error) => void,
  ) {
    const shares = poolShares(database.limits.poolSize);
    const admit = async (client: pg.ClientBase) => {
      const { rows } = await client.query<{ started: string }>(STARTED_STATEMENT);
      if (rows[0]?.started !== started) throw new Error('the replica was started again');
    };
    const rows = openPool(database, shares.rows, true, admit);
    const lists = openPool(database, shares.lists, false, admit);
    this.#pools = [rows, lists];
    for (const pool of this.#pools) pool.on('error', onLost);
    this.rows = this.#untilGone(new ReadLanes(rows, shares.rows));
    this.lists = this.#untilGone(lists);
  }

  /** Lets nobody wait any longer for what may never come. */
  leave(problem: string): void {
    for (const fail of this.#waiting) fail(new Error(problem));
    // Its connections end when their statements do.
    void this.close().catch(() => undefined);
  }

  /** Waits for running statements. */
  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }

  #untilGone(statements: Statements): Statements {
    return {
      query: <Row extends pg.QueryResultRow>(statement: pg.QueryConfig) =>
        new Promise<pg.QueryResult<Row>>((resolve, reject) => {
          this.#waiting.add(reject);
          const done = () => void this.#waiting.delete(reject);
          statements.query<Row>(statement).then(resolve, reject).finally(done);
        }),
    };
  }
}
