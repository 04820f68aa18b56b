import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, JobState, Logger } from '@strata/application-kit';
import type { Retention, RowsOfTables } from './retention.js';

/** When the worker runs, in milliseconds; each by up to a half longer, to keep processes apart. */
export interface RetentionTimes {
  /** From the start of the process. */
  readonly first: number;
  readonly interval: number;
}

const MINUTE = 60_000;
const TIMES: RetentionTimes = { first: MINUTE, interval: 60 * MINUTE };

/** Runs retention now and then, beside everything else. */
export class RetentionWorker {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #state: JobState = {
    name: 'retention',
    lastAt: null,
    outcome: null,
    isGood: true,
    nextAt: null,
  };

  constructor(
    private readonly retention: Retention,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly times: RetentionTimes = TIMES,
  ) {}

  /** How it fares. */
  get state(): JobState {
    return this.#state;
  }

  start(): void {
    this.#running = this.#work();
  }

  /** Lets the batch at hand finish. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping;
    for (let pause = this.times.first; !signal.aborted; pause = this.times.interval) {
      const spread = pause * (1 + Math.random() / 2);
      this.#state = { ...this.#state, nextAt: new Date(this.clock.now().getTime() + spread) };
      await sleep(spread, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await this.#run(signal);
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    const began = performance.now();
    try {
      const { deleted, gaveWay } = await this.retention.run(signal);
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      const fields = { deleted, gave_way: gaveWay, seconds };
      if (Object.keys(deleted).length > 0) this.logger.info(fields, 'retention');
      else this.logger.debug(fields, 'retention');
      this.#ended(told(deleted), true);
    } catch (error) {
      // The next run will find what this one left.
      this.logger.warn({ err: error }, 'retention failed');
      this.#ended(`failed: ${error instanceof Error ? error.message : String(error)}`, false);
    }
  }

  #ended(outcome: string, isGood: boolean): void {
    this.#state = { ...this.#state, lastAt: this.clock.now(), outcome, isGood };
  }
}

function told(deleted: RowsOfTables): string {
  const parts = Object.entries(deleted).map(([table, rows]) => `${rows} of ${table}`);
  return parts.length === 0 ? 'nothing was over' : `deleted ${parts.join(', ')}`;
}
