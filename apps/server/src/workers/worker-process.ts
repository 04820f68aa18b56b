import cluster, { type Worker } from 'node:cluster';
import type { Visits } from '@strata/api-kit';
import type { MetricsSnapshot } from '@strata/infrastructure-kit';
import type { Order, Report } from './messages.js';

/** Thrown when a worker ended before it served; the message is put for the operator. */
export class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed';
}

/** A worker, as the primary process sees it. */
export interface SupervisedWorker {
  readonly pid: number | undefined;
  /** The URL it serves at; fails with {@link WorkerFailed}. */
  readonly ready: Promise<string>;
  /** How it ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  order(order: Order): void;
  /** What it measured; undefined when it has ended before it said so. */
  metrics(): Promise<MetricsSnapshot | undefined>;
  /** Ends it at once. */
  kill(): void;
}

/**
 * Starts another process of this program as a worker.
 * @param environment settings beside those of this process
 * @param hear told what it counted
 */
export function forkWorker(
  environment: Readonly<Record<string, string>>,
  hear: (from: SupervisedWorker, visits: Visits) => void,
): SupervisedWorker {
  const worker = cluster.fork(environment);
  const ended = new Promise<number | string>((resolve) => {
    worker.once('exit', (code, signal) => resolve(signal ?? code));
    // It could not be started at all.
    worker.once('error', ({ message }) => resolve(message));
  });
  const orders = heldBackUntilItBegins(worker);
  let measuring: Promise<MetricsSnapshot | undefined> | undefined;
  let measured: (metrics?: MetricsSnapshot) => void = () => undefined;
  // Those who ask before it has answered get the same.
  const metrics = () =>
    (measuring ??= new Promise<MetricsSnapshot | undefined>((resolve) => {
      measured = resolve;
      orders({ type: 'measure' });
      void ended.then(() => resolve(undefined));
    }).finally(() => (measuring = undefined)));
  const ready = new Promise<string>((resolve, reject) => {
    worker.on('message', (report: Report) => {
      if (report.type === 'ready') resolve(report.url);
      if (report.type === 'failed') reject(new WorkerFailed(report.reason));
      if (report.type === 'visits') hear(supervised, report.visits);
      if (report.type === 'measured') measured(report.metrics);
    });
    void ended.then((how) => {
      reject(new WorkerFailed(`A worker ended before it served (${how}).`));
    });
  });
  // Who waits for it is told; its end is seen to besides.
  ready.catch(() => undefined);
  const { pid } = worker.process;
  const kill = () => void worker.process.kill('SIGKILL');
  const supervised = { pid, ready, ended, order: orders, metrics, kill };
  return supervised;
}

/** Node drops what comes before a worker listens. */
function heldBackUntilItBegins(worker: Worker): (order: Order) => void {
  let waiting: Order[] | null = [];
  const send = (order: Order) => {
    // One that is ending is told in vain.
    if (worker.isConnected()) worker.send(order, () => undefined);
  };
  worker.on('message', ({ type }: Report) => {
    if (type !== 'begun') return;
    for (const order of waiting ?? []) send(order);
    waiting = null;
  });
  return (order) => {
    if (waiting) waiting.push(order);
    else send(order);
  };
}
