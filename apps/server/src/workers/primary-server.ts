import type { Logger } from '@strata/application-kit';
import type { Settings } from '../config/settings.js';
import type { Installation, OpenInstallation } from '../serving/installation.js';
import { claimPort } from '../serving/listen.js';
import {
  DRAIN_MILLISECONDS,
  drainEnd,
  drainNotice,
  RETIRE_NOTICE_MILLISECONDS,
} from '../serving/stop-times.js';
import { GatheredMetrics } from './gathered-metrics.js';
import { SharedCounts } from './shared-counts.js';
import { forkWorker } from './worker-process.js';
import { Workers } from './workers.js';

/** What an end takes beside what a worker waits for: closing, and telling so. */
const CLOSE_MILLISECONDS = 1000;

/** The server of several processes: this one has the database, the workers serve. */
export class PrimaryServer {
  readonly #workers: Workers;
  readonly #metrics = new GatheredMetrics();
  #port = 0;
  #stopping: Promise<void> | undefined;

  /**
   * @param environment of the workers, beside that of this process
   * @param giveUp told when no worker stays alive
   */
  constructor(
    private readonly settings: Settings,
    private readonly environment: Readonly<Record<string, string>>,
    logger: Logger,
    private readonly installation: Installation,
    giveUp: (error: Error) => void,
  ) {
    const counts = new SharedCounts(() => this.#workers);
    const fork = () => {
      const { environment } = this;
      const worker = forkWorker({ ...environment, PORT: `${this.#port}` }, (from, visits) =>
        counts.heard(from, visits),
      );
      counts.joined(worker);
      this.#metrics.joined(worker);
      return worker;
    };
    this.#workers = new Workers(fork, logger, {
      count: settings.workers,
      retirePatience: drainEnd(RETIRE_NOTICE_MILLISECONDS) + CLOSE_MILLISECONDS,
      stopPatience: drainEnd(drainNotice(settings)) + CLOSE_MILLISECONDS,
      giveUp,
    });
    // Whatever ends this process, but for a kill that it does not hear of, ends them.
    process.on('exit', () => this.#workers.kill());
  }

  /** The workers take the port first and answer 503; they serve once the database is there. */
  async start(): Promise<OpenInstallation & { readonly url: string }> {
    this.#port = await claimPort(this.settings);
    const serving = this.#workers.start();
    const opening = this.installation.open();
    opening.catch(() => undefined);
    // A worker that cannot have the port ends it all.
    await Promise.race([opening, serving]);
    const opened = await opening;
    this.#workers.open();
    return { ...opened, url: await serving };
  }

  /** What all workers measured, for Prometheus. */
  metricsText(): Promise<string> {
    return this.#metrics.text();
  }

  /** Replaces the workers by new ones, which read the settings anew, without a failed request. */
  replaceWorkers(): Promise<void> {
    return this.#workers.replaceAll();
  }

  /** Lets all workers stop as a server of one process does, then closes the database. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    const end = performance.now() + DRAIN_MILLISECONDS;
    await this.#workers.stop();
    await this.installation.close(Math.max(0, end - performance.now()));
  }
}
