import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@strata/application-kit';
import { atMost } from '../serving/at-most.js';
import { RestartPause } from './restart-pause.js';
import { WorkerFailed, type SupervisedWorker } from './worker-process.js';

/** How many there are, and how long one that leaves may take, in milliseconds. */
export interface WorkersOptions {
  readonly count: number;
  /** To retire. */
  readonly retirePatience: number;
  /** To stop. */
  readonly stopPatience: number;
  /** Tells that none lives, and that the next would not either. */
  readonly giveUp: (error: WorkerFailed) => void;
}

/** The workers of a server: as many as there should be, whoever dies, is replaced or leaves. */
export class Workers {
  readonly #all = new Set<SupervisedWorker>();
  /** Who was told to go. */
  readonly #leaving = new Set<SupervisedWorker>();
  readonly #pause = new RestartPause();
  readonly #stopped = new AbortController();
  #phase: 'starting' | 'serving' | 'stopping' = 'starting';
  #replacing: Promise<void> = Promise.resolve();
  #isToReplace = false;

  constructor(
    private readonly fork: () => SupervisedWorker,
    private readonly logger: Logger,
    private readonly options: WorkersOptions,
  ) {}

  [Symbol.iterator](): Iterator<SupervisedWorker> {
    return this.#all.values();
  }

  /**
   * Starts all of them, which take the port and wait for {@link open}.
   * @returns where they serve, once all do
   * @throws WorkerFailed as soon as one cannot
   */
  async start(): Promise<string> {
    const workers = Array.from({ length: this.options.count }, () => this.#add());
    for (const worker of workers) worker.order({ type: 'hold' });
    try {
      const [url = ''] = await Promise.all(workers.map(({ ready }) => ready));
      if (this.#phase === 'starting') this.#phase = 'serving';
      return url;
    } catch (error) {
      // Told to stop while they started, they never will serve.
      if (this.#phase === 'stopping') return new Promise(() => undefined);
      throw error;
    }
  }

  /** The database is there: they may serve. */
  open(): void {
    for (const worker of this.#all) worker.order({ type: 'open' });
  }

  /**
   * Replaces one after the other, the new one ready before the old one is told to go. Asked again
   * meanwhile, it does so once more.
   */
  replaceAll(): Promise<void> {
    if (!this.#isToReplace) {
      this.#isToReplace = true;
      this.#replacing = this.#replacing.then(() => this.#replaceAll());
    }
    return this.#replacing;
  }

  /** Tells all to stop, and ends who does not. */
  async stop(): Promise<void> {
    this.#stopping();
    const workers = [...this.#all];
    for (const worker of workers) worker.order({ type: 'stop' });
    await Promise.all(workers.map((worker) => gone(worker, this.options.stopPatience)));
  }

  /** Ends all at once. */
  kill(): void {
    for (const worker of this.#all) worker.kill();
  }

  #add(): SupervisedWorker {
    const worker = this.fork();
    const began = performance.now();
    this.#all.add(worker);
    void worker.ended.then((how) => this.#ended(worker, how, performance.now() - began));
    return worker;
  }

  #ended(worker: SupervisedWorker, how: number | string, lived: number): void {
    this.#all.delete(worker);
    if (this.#leaving.delete(worker) || this.#phase !== 'serving') return;
    this.logger.error({ worker: worker.pid, how }, 'worker ended');
    const pause = this.#pause.after(lived);
    if (this.#all.size === 0 && this.#pause.isHopeless) {
      this.#stopping();
      return this.options.giveUp(new WorkerFailed('The workers end as soon as they are started.'));
    }
    const { signal } = this.#stopped;
    sleep(pause, undefined, { signal }).then(
      () => this.#complete(),
      () => undefined,
    );
  }

  #stopping(): void {
    this.#phase = 'stopping';
    this.#stopped.abort();
  }

  /** Starts who is missing. */
  #complete(): void {
    while (this.#phase === 'serving' && this.#all.size - this.#leaving.size < this.options.count) {
      void this.#addServing();
    }
  }

  /** @returns null when it ended before it served */
  async #addServing(): Promise<SupervisedWorker | null> {
    const worker = this.#add();
    worker.order({ type: 'open' });
    try {
      await worker.ready;
    } catch (error) {
      if (this.#phase === 'serving') this.logger.error({ err: error }, 'worker not started');
      return null;
    }
    this.logger.info({ worker: worker.pid }, 'worker started');
    return worker;
  }

  async #replaceAll(): Promise<void> {
    this.#isToReplace = false;
    if (this.#phase !== 'serving') return;
    this.logger.info({}, 'replacing the workers');
    for (const old of [...this.#all]) {
      if (this.#phase !== 'serving') return;
      // Its successor is young already.
      if (!this.#all.has(old)) continue;
      if (!(await this.#addServing())) {
        this.logger.error({}, 'workers not replaced');
        return;
      }
      if (!this.#all.has(old)) continue;
      this.#leaving.add(old);
      old.order({ type: 'retire' });
      await gone(old, this.options.retirePatience);
    }
    this.logger.info({}, 'workers replaced');
  }
}

/** Waits until it ended, and ends it when that takes too long. */
async function gone(worker: SupervisedWorker, patience: number): Promise<void> {
  await atMost(patience, worker.ended);
  worker.kill();
  await worker.ended;
}
