import type { DatabaseAddress } from './database-address.js';

/**
 * What stands between the program and PostgreSQL: `none` (or a pooler in session mode, which behaves
 * the same), or a pooler such as PgBouncer that lends a connection for one transaction at a time.
 */
export const DATABASE_POOLERS = ['none', 'transaction'] as const;
export type DatabasePooler = (typeof DATABASE_POOLERS)[number];

/** How much of the database one process takes, and how long it waits; times in milliseconds. */
export interface DatabaseLimits {
  /**
   * Connections of this process at most, of all its pools together; only the one that listens for
   * events comes on top.
   */
  readonly poolSize: number;
  /** The longest a statement may run. */
  readonly statementTimeout: number;
  /** The longest a statement may wait for a lock that another transaction holds. */
  readonly lockTimeout: number;
  /** The longest a transaction may do nothing: a process that hangs must not hold its locks for ever. */
  readonly idleInTransactionTimeout: number;
}

export const DEFAULT_DATABASE_LIMITS: DatabaseLimits = {
  poolSize: 20,
  statementTimeout: 60_000,
  lockTimeout: 5_000,
  idleInTransactionTimeout: 60_000,
};

/** A streaming replica that answers reads. */
export interface ReplicaSettings {
  /** Of one server, past any pooler: what it has replayed is known of that server alone. */
  readonly address: DatabaseAddress;
  /** How old, in milliseconds, what it shows may be for who has written nothing. */
  readonly maxStaleness: number;
}

/** How the program reaches its database, and within which limits. */
export interface DatabaseSettings {
  readonly address: DatabaseAddress;
  /** The way past the pooler, for migrations and LISTEN; null when there is none. */
  readonly direct: DatabaseAddress | null;
  readonly pooler: DatabasePooler;
  /** null when the primary answers all reads. */
  readonly replica: ReplicaSettings | null;
  readonly limits: DatabaseLimits;
}

/** A database without a pooler, within the default limits. */
export function databaseAt(
  address: DatabaseAddress,
  limits: Partial<DatabaseLimits> = {},
): DatabaseSettings {
  return {
    address,
    direct: null,
    pooler: 'none',
    replica: null,
    limits: { ...DEFAULT_DATABASE_LIMITS, ...limits },
  };
}

/** Where a session of its own can be had; null when there is only a pooler in transaction mode. */
export function sessionAddress({ address, direct, pooler }: DatabaseSettings) {
  return direct ?? (pooler === 'none' ? address : null);
}
