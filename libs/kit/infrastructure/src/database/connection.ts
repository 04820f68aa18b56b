import type { Snapshots } from '@strata/application-kit';
import type pg from 'pg';
import { openPool, renewable, reportFailures } from './clients.js';
import type { DatabaseSettings } from './database-settings.js';
import { PgSnapshots } from './pg-snapshots.js';
import { type PoolShares, poolShares, SNAPSHOTS_MAX } from './pool-shares.js';
import { ReadLanes } from './read-lanes.js';
import { ReadinessProbe } from './readiness-probe.js';
import { Replica } from './replica.js';
import type { Statements } from './statements.js';
import { isReadOnlyFailure } from './store-errors.js';
import { TransactionLane } from './transaction-lane.js';
import { WriteQueue } from './write-queue.js';
import type { WrittenPosition } from './written-position.js';

/** What connections are for. */
type Work = keyof PoolShares | 'snapshots';

/** The connections that one kind of work has at the moment, and who waits for one. */
export interface PoolUsage {
  readonly work: Work;
  /** How many there may be. */
  readonly size: number;
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
}

/** The ways into the database, each with connections that no other can take (see `poolShares`). */
export interface DatabaseConnection {
  /** For single rows; see {@link ReadLanes}. */
  readonly rows: Statements;
  /** For lists, counts and reports. */
  readonly lists: pg.Pool;
  /** For whole lists, as of one moment. */
  readonly snapshots: Snapshots;
  /** For who somebody is. */
  readonly identity: pg.Pool;
  /** For the transactions of commands. */
  readonly commands: TransactionLane;
  /** For those of the relay. */
  readonly relay: TransactionLane;
  /** For reads that may be a little old; null where there is none. */
  readonly replica: Replica | null;
  /** How its connections are used at the moment. */
  usage(): readonly PoolUsage[];
  /** Why the database cannot serve at the moment, null when it can; within two seconds. */
  problem(): Promise<string | null>;
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>;
}

/** Some seconds' worth of changes: who comes later had better hear so at once. */
const WAITING = 1000;
const PATIENCE_MILLISECONDS = 15_000;
/** A database that only reads is met by every command. */
const RENEW_AT_MOST_EVERY_MILLISECONDS = 1000;

/**
 * Opens nothing yet: the first statement does.
 * @param onIdleError told of connections that break while idle (the server was restarted, say)
 * @param onReplica told why the replica is left out, and with null that it is taken in
 */
export function connect(
  database: DatabaseSettings,
  onIdleError: (error: Error) => void = () => undefined,
  onReplica?: (problem: string | null) => void,
): DatabaseConnection {
  const shares = { ...poolShares(database.limits.poolSize), snapshots: SNAPSHOTS_MAX };
  const pools = new Map<Work, pg.Pool>();
  const queues = new Map<Work, WriteQueue>();
  const renewals: (() => void)[] = [];
  // A pooler in transaction mode may not take a statement before it has answered the last.
  const pipelined = database.pooler !== 'transaction';
  const { schema } = database.address;
  const open = (work: Work, pipeline = false): pg.Pool => {
    const pool = openPool(database, shares[work], pipeline);
    pool.on('error', onIdleError);
    reportFailures(pool, note);
    pools.set(work, pool);
    renewals.push(renewable(pool));
    return pool;
  };
  const openLane = (work: Work, written?: WrittenPosition): TransactionLane => {
    const pool = open(work, pipelined);
    const renewLane = renewals.at(-1) ?? (() => undefined);
    const queue = new WriteQueue({
      concurrency: shares[work],
      waiting: WAITING,
      patience: PATIENCE_MILLISECONDS,
    });
    queues.set(work, queue);
    const connections = { pool, pipelined, schema, written, renew: renewLane };
    return new TransactionLane(connections, queue, note);
  };
  const openRows = (): Statements => {
    const pool = open('rows', pipelined);
    return pipelined ? new ReadLanes(pool, shares.rows, note) : pool;
  };
  let renewedAt = -Infinity;
  const renew = () => {
    if (performance.now() - renewedAt < RENEW_AT_MOST_EVERY_MILLISECONDS) return;
    renewedAt = performance.now();
    for (const renewPool of renewals) renewPool();
  };
  const probe = new ReadinessProbe(open('readiness'), renew);
  function note(error: unknown): void {
    probe.note(error);
    if (isReadOnlyFailure(error)) renew();
  }
  const reads = { rows: openRows(), lists: open('lists') };
  const replica = database.replica && new Replica(database, database.replica, reads, onReplica);
  return {
    ...reads,
    snapshots: new PgSnapshots(open('snapshots')),
    identity: open('identity'),
    commands: openLane('commands', replica?.writes),
    relay: openLane('relay'),
    replica,
    usage: () =>
      [...pools].map(([work, { options, totalCount, idleCount, waitingCount }]) => ({
        work,
        size: options.max,
        open: totalCount,
        idle: idleCount,
        waiting: waitingCount + (queues.get(work)?.waiting ?? 0),
      })),
    problem: () => probe.problem(),
    close: async () => {
      await Promise.all([replica?.close(), ...[...pools.values()].map((pool) => pool.end())]);
    },
  };
}
