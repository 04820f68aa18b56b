import { RateLimit, type Visits } from '@strata/api-kit';
import type { SupervisedWorker } from './worker-process.js';

/** How often each side tells what it counted or heard; a limit is known everywhere after two of them. */
export const TELL_MILLISECONDS = 50;

/** Lets every worker know what the others counted, and a new one what all did before. */
export class SharedCounts {
  readonly #ledger = new RateLimit(Infinity);
  #heard: { readonly from: SupervisedWorker; readonly visits: Visits }[] = [];

  /** @param workers whom to tell */
  constructor(private readonly workers: () => Iterable<SupervisedWorker>) {}

  /** Tells a worker that begins now, and is not among the others yet, of all before. */
  joined(worker: SupervisedWorker): void {
    this.#tell();
    worker.order({ type: 'visits', visits: this.#ledger.memory() });
  }

  heard(from: SupervisedWorker, visits: Visits): void {
    this.#ledger.learn(visits);
    if (this.#heard.length === 0) setTimeout(() => this.#tell(), TELL_MILLISECONDS).unref();
    this.#heard.push({ from, visits });
  }

  #tell(): void {
    const heard = this.#heard;
    this.#heard = [];
    for (const worker of this.workers()) {
      const visits = heard.filter(({ from }) => from !== worker).flatMap(({ visits }) => visits);
      if (visits.length > 0) worker.order({ type: 'visits', visits });
    }
  }
}
