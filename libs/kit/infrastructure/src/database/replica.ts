import { setTimeout as sleep } from 'node:timers/promises';
import type { CopiedReads } from '@strata/application-kit';
import type pg from 'pg';
import { openPool, type TimedStatement } from './clients.js';
import type { DatabaseSettings, ReplicaSettings } from './database-settings.js';
import { onlyRow } from './only-row.js';
import { ReplicaCopy, type ReadKind } from './replica-copy.js';
import { REPLICA_LOOK_STATEMENT, ReplicaWatch, type ReplicaLook } from './replica-watch.js';
import type { Statements } from './statements.js';
import { databaseComplaint, isStalePlan, sqlState } from './store-errors.js';
import { fromToken, positionColumns, primaryPosition, toToken } from './wal-position.js';
import type { WalPositionRow } from './wal-position.js';
import { WrittenPosition } from './written-position.js';

/** How long after a look the next one begins. */
const LOOK_EVERY_MILLISECONDS = 250;
/** A replica that takes longer to say how far it is is away. */
const LOOK_MILLISECONDS = 1000;
const REPLICA_LOOK: TimedStatement = {
  text: REPLICA_LOOK_STATEMENT,
  query_timeout: LOOK_MILLISECONDS,
};
/** SQLSTATE of what took too long, or was ended by an operator: it would elsewhere as well. */
const CANCELED = '57014';

/**
 * How far others can have replayed: what is written, but for commits that do not wait for it
 * (`synchronous_commit = off`), and those are some tenths of a second late.
 */
const PRIMARY_LOOK_STATEMENT = `
  SELECT (pg_control_system()).system_identifier::text AS system,
         ${positionColumns('pg_current_wal_flush_lsn()')}`;

type PrimaryLookRow = WalPositionRow & { readonly system: string };

/**
 * Reads on a streaming replica. It is looked at from the first time that somebody asks for it; what
 * it fails to answer the primary does.
 */
export class Replica implements CopiedReads, Record<ReadKind, Statements> {
  readonly rows = this.#reads('rows');
  readonly lists = this.#reads('lists');
  /** Told by the commits of this process. */
  readonly writes = new WrittenPosition();
  readonly #watch: ReplicaWatch;
  readonly #replica: DatabaseSettings;
  readonly #looks: pg.Pool;
  #copy: ReplicaCopy | undefined;
  /** Undefined until it has been looked at. */
  #isIn: boolean | undefined;
  #isWatching = false;
  #isClosed = false;

  /**
   * @param primary answers what the replica does not
   * @param onChange told why the replica is left out, and with null that it is taken in
   */
  constructor(
    database: DatabaseSettings,
    { address, maxStaleness }: ReplicaSettings,
    private readonly primary: Readonly<Record<ReadKind, Statements>>,
    private readonly onChange: (problem: string | null) => void = () => undefined,
  ) {
    this.#watch = new ReplicaWatch(maxStaleness);
    this.#replica = { ...database, address, pooler: 'none' };
    this.#looks = openPool(this.#replica, 1);
    this.#looks.on('error', (error) => this.#lost(error));
  }

  get written(): string | null {
    const { latest } = this.writes;
    return latest ? toToken(latest) : null;
  }

  shows(seen?: string): boolean {
    if (!this.#isWatching) void this.#start();
    return this.#watch.shows(seen === undefined ? undefined : fromToken(seen));
  }

  /** Waits for running statements, then closes every connection. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#looks.end(), this.#copy?.close()]);
  }

  #reads(kind: ReadKind): Statements {
    return {
      query: async <Row extends pg.QueryResultRow>(statement: pg.QueryConfig) => {
        const there = this.#copy?.[kind];
        try {
          if (there) return await there.query<Row>(statement);
        } catch (error) {
          // Prepared anew, a statement is answered where it was; see `runPrepared`.
          if (isStalePlan(error) || sqlState(error) === CANCELED) throw error;
        }
        return this.primary[kind].query<Row>(statement);
      },
    };
  }

  async #start(): Promise<void> {
    this.#isWatching = true;
    // Without a word from the primary nothing is known of a replica.
    await this.#lookAtPrimary();
    void this.#repeat(() => this.#lookAtPrimary());
    void this.#repeat(() => this.#lookAtReplica());
  }

  async #repeat(look: () => Promise<void>): Promise<void> {
    while (!this.#isClosed) {
      await look();
      await sleep(LOOK_EVERY_MILLISECONDS, undefined, { ref: false });
    }
  }

  async #lookAtPrimary(): Promise<void> {
    const at = performance.now();
    try {
      const { rows } = await this.primary.rows.query<PrimaryLookRow>({
        name: 'primary-look',
        text: PRIMARY_LOOK_STATEMENT,
      });
      const row = onlyRow(rows);
      this.#watch.primaryWas({ system: row.system, position: primaryPosition(row) }, at);
    } catch {
      // Without news of the primary nobody knows for long how old a replica is.
    }
  }

  async #lookAtReplica(): Promise<void> {
    const done = new AbortController();
    const { signal } = done;
    const late = sleep(LOOK_MILLISECONDS, null, { signal, ref: false }).catch(() => null);
    try {
      const found = await Promise.race([this.#looks.query<ReplicaLook>(REPLICA_LOOK), late]);
      if (!found) throw new Error('it does not answer');
      const look = onlyRow(found.rows);
      this.#open(look.started);
      this.#watch.replicaIs(look);
      this.#tell();
    } catch (error) {
      this.#lost(error);
    } finally {
      done.abort();
    }
  }

  #open(started: string): void {
    if (this.#copy?.started === started || this.#isClosed) return;
    this.#copy?.leave('the replica was started again');
    this.#copy = new ReplicaCopy(this.#replica, started, (error) => this.#lost(error));
  }

  #lost(error: unknown): void {
    if (this.#isClosed) return;
    const problem = databaseComplaint(error) ?? String(error);
    this.#watch.replicaIsAway(problem);
    this.#copy?.leave(problem);
    this.#copy = undefined;
    this.#tell();
  }

  /** Each coming and going is told once. */
  #tell(): void {
    const { problem } = this.#watch;
    const isIn = problem === null;
    if (isIn === this.#isIn) return;
    this.#isIn = isIn;
    this.onChange(problem);
  }
}
