import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { TimedStatement } from './clients.js';
import { databaseComplaint, lastingProblem } from './store-errors.js';

/** A database that takes longer to say so much is not ready. */
const ANSWER_MILLISECONDS = 2000;
/** How long a problem that a command met counts, unless it is met again. */
const NOTED_MILLISECONDS = 5000;

const IS_READ_ONLY: TimedStatement = {
  text: 'SHOW transaction_read_only',
  query_timeout: ANSWER_MILLISECONDS,
};
const READ_ONLY = 'the database only reads';

/**
 * Tells whether the database can serve, over a connection of its own: the answer does not depend on
 * who else waits for one.
 */
export class ReadinessProbe {
  #look: Promise<string | null> | undefined;
  #noted: { readonly problem: string; readonly at: number } | undefined;

  /**
   * @param pool one connection, for nothing else
   * @param onReadOnly told when the connection is to a database that only reads
   */
  constructor(
    private readonly pool: pg.Pool,
    private readonly onReadOnly: () => void,
  ) {}

  /** Why the database cannot serve at the moment, null when it can; within two seconds. */
  problem(): Promise<string | null> {
    // Probes at the same time share one look.
    this.#look ??= this.#lookInTime().finally(() => (this.#look = undefined));
    return this.#look;
  }

  /** Takes note of a failure elsewhere that says more than a look can, such as a full disk. */
  note(error: unknown): void {
    const problem = lastingProblem(error);
    if (problem !== null) this.#noted = { problem, at: performance.now() };
  }

  async #lookInTime(): Promise<string | null> {
    const done = new AbortController();
    const late = sleep(ANSWER_MILLISECONDS, 'the database does not answer', {
      signal: done.signal,
    }).catch(() => null);
    try {
      return await Promise.race([this.#lookNow(), late]);
    } finally {
      done.abort();
    }
  }

  async #lookNow(): Promise<string | null> {
    try {
      if (await this.#isReadOnly()) {
        this.onReadOnly();
        return READ_ONLY;
      }
    } catch (error) {
      return databaseComplaint(error) ?? String(error);
    }
    const noted = this.#noted;
    return noted && performance.now() - noted.at < NOTED_MILLISECONDS ? noted.problem : null;
  }

  async #isReadOnly(): Promise<boolean> {
    const client = await this.pool.connect();
    let isReadOnly = true;
    try {
      // On a standby it is on as well.
      const { rows } = await client.query<{ transaction_read_only: string }>(IS_READ_ONLY);
      isReadOnly = rows[0]?.transaction_read_only !== 'off';
      return isReadOnly;
    } finally {
      // The next look is to find out whether a new connection leads to one that writes.
      client.release(isReadOnly);
    }
  }
}
