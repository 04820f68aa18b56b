import {
  hasReached,
  replayedPosition,
  type WalPosition,
  type WalPositionRow,
} from './wal-position.js';

/** What a replica says of itself. */
export interface ReplicaLook extends WalPositionRow {
  /** False once it is a primary of its own. */
  readonly follows: boolean;
  /** Of its cluster. */
  readonly system: string;
  /** When its server was started: after a restart it may have replayed less than before. */
  readonly started: string;
}

/** How far a primary was. */
export interface PrimaryLook {
  readonly system: string;
  readonly position: WalPosition;
}

/**
 * Timelines come into the control file late, so the one that names the later of its two; a replica
 * whose file lags after a failover is left out until then.
 */
export const REPLICA_LOOK_STATEMENT = `
  SELECT pg_is_in_recovery() AS follows,
         pg_postmaster_start_time()::text AS started,
         (pg_control_system()).system_identifier::text AS system,
         greatest((pg_control_checkpoint()).timeline_id, (pg_control_recovery()).min_recovery_end_timeline) AS timeline,
         pg_last_wal_replay_lsn() - '0/0' AS lsn`;

/** Where the primary was, and by whose watch that was asked for. */
interface Sample extends PrimaryLook {
  /** By `performance.now()`, before it was asked: what was committed until then is in it. */
  readonly at: number;
}

/**
 * Knows how old what a replica shows can be, by what it and the primary say of themselves. A replica
 * cannot know: `pg_last_xact_replay_timestamp` stands still when nobody writes, and is of another
 * machine's clock. But whoever has replayed what the primary had written at a time is not older
 * than that time.
 */
export class ReplicaWatch {
  #samples: readonly Sample[] = [];
  #replayed: WalPosition | null = null;
  #shownAt = -Infinity;
  #problem: string | null = 'it has not been looked at';

  /** @param maxStaleness in milliseconds */
  constructor(
    private readonly maxStaleness: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Why the replica does not answer; null when it does. */
  get problem(): string | null {
    if (this.#problem !== null) return this.#problem;
    return this.#age > this.maxStaleness ? this.#behind : null;
  }

  /** Whether the replica may show somebody what it has, who has seen the position. */
  shows(seen: WalPosition | undefined): boolean {
    if (this.problem !== null || !this.#replayed) return false;
    return seen === undefined || hasReached(this.#replayed, seen);
  }

  /** @param at when the primary was asked, by the same clock */
  primaryWas(look: PrimaryLook, at: number): void {
    // What is older than may be shown proves nothing any more.
    const current = this.#samples.filter((sample) => at - sample.at <= this.maxStaleness);
    this.#samples = [...current, { ...look, at }];
  }

  replicaIs(look: ReplicaLook): void {
    const replayed = replayedPosition(look);
    const last = this.#samples.at(-1);
    this.#replayed = replayed;
    const reached = this.#samples.filter(
      ({ system, position }) =>
        system === look.system && replayed !== null && hasReached(replayed, position),
    );
    this.#shownAt = Math.max(-Infinity, ...reached.map(({ at }) => at));
    if (!look.follows) this.#problem = 'it is a primary of its own';
    else if (last && last.system !== look.system) this.#problem = 'it is of another cluster';
    else if (last && last.position.timeline !== replayed?.timeline)
      this.#problem = 'it is on another timeline than the primary';
    else if (this.#age > this.#admissible) this.#problem = this.#behind;
    else this.#problem = null;
  }

  /** From then on it answers nothing until it is looked at again. */
  replicaIsAway(problem: string): void {
    this.#problem = problem;
    this.#replayed = null;
  }

  get #age(): number {
    return this.now() - this.#shownAt;
  }

  /** Who was left out has to be clearly better to come in again, so that it does not come and go. */
  get #admissible(): number {
    return this.#problem === null ? this.maxStaleness : this.maxStaleness / 2;
  }

  get #behind(): string {
    return `it is more than ${this.maxStaleness / 1000} s behind`;
  }
}
