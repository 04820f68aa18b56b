/** How many connections each kind of work has to itself. */
export interface PoolShares {
  /** Transactions of commands: the only ones that wait for locks. */
  readonly commands: number;
  /** Lists, counts and reports, which can be slow. */
  readonly lists: number;
  /** Single rows. */
  readonly rows: number;
  /** Who somebody is: asked at each login, and once in a while for each token. */
  readonly identity: number;
  /** Deliveries of events. */
  readonly relay: number;
  /** Whether the database can serve. */
  readonly readiness: number;
}

const FIXED = { identity: 2, relay: 2, readiness: 1 } as const;

/**
 * How many whole lists one process reads at once, each on a connection of its own: they come on top of
 * the pool, because a slow client keeps one for minutes.
 */
export const SNAPSHOTS_MAX = 2;

/** One for each kind of work, and what identity and relay have more. */
export const SMALLEST_POOL = 8;
/** The smallest with two for each kind of work: what is slow does not hold up all of its kind. */
export const COMFORTABLE_POOL = 12;

/**
 * Divides the connections of a process: no kind of work can take those of another.
 * @param poolSize at least {@link SMALLEST_POOL}
 */
export function poolShares(poolSize: number): PoolShares {
  const rest = poolSize - FIXED.identity - FIXED.relay - FIXED.readiness;
  const commands = Math.floor(rest / 2);
  const lists = Math.ceil((rest - commands) / 2);
  return { ...FIXED, commands, lists, rows: rest - commands - lists };
}
