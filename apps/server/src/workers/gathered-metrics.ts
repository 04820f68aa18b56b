import { type MetricsSnapshot, textOf } from '@strata/infrastructure-kit';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SupervisedWorker } from './worker-process.js';

/** One that says nothing for so long is left out. */
const PATIENCE_MILLISECONDS = 3000;

/** The metrics of all workers, each under a number that its successor takes over. */
export class GatheredMetrics {
  readonly #workers = new Map<number, SupervisedWorker>();

  /** Counts a worker in until it ends. */
  joined(worker: SupervisedWorker): void {
    let number = 1;
    while (this.#workers.has(number)) number += 1;
    this.#workers.set(number, worker);
    void worker.ended.then(() => this.#workers.delete(number));
  }

  /** All of them in Prometheus' text format, by the label `worker`; within three seconds. */
  async text(): Promise<string> {
    const late = new AbortController();
    const { signal } = late;
    const patience = sleep(PATIENCE_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    const asked = [...this.#workers].map(async ([number, worker]) => {
      const metrics = await Promise.race([worker.metrics(), patience]);
      return [String(number), metrics] as const;
    });
    const answers = await Promise.all(asked);
    late.abort();
    return textOf(new Map(answers.filter(hasMetrics)));
  }
}

function hasMetrics(
  answer: readonly [string, MetricsSnapshot | undefined],
): answer is readonly [string, MetricsSnapshot] {
  return answer[1] !== undefined;
}
