import { Metrics, type MetricsSnapshot } from '@strata/infrastructure-kit';
import { GatheredMetrics } from './gathered-metrics.js';
import type { SupervisedWorker } from './worker-process.js';

/** A worker that has answered so many requests. */
function played(requests: number, answer = (snapshot: Promise<MetricsSnapshot>) => snapshot) {
  const metrics = new Metrics({ name: 'shop', version: '1.2.3' });
  const request = { operation: 'getItem', outcome: '200', processTime: 0.1, problem: undefined };
  for (let count = 0; count < requests; count += 1) metrics.answered(request);
  let end: () => void = () => undefined;
  const worker: SupervisedWorker = {
    pid: undefined,
    ready: Promise.resolve(''),
    ended: new Promise((resolve) => (end = () => resolve(0))),
    order: () => undefined,
    metrics: () => answer(metrics.snapshot()),
    kill: () => undefined,
  };
  return { worker, end };
}

/** How many requests each worker tells of. */
async function requestsOf(gathered: GatheredMetrics): Promise<Record<string, number>> {
  const lines = (await gathered.text()).matchAll(
    /^http_server_requests_total\{.*worker="(\d+)"\} (\d+)$/gm,
  );
  return Object.fromEntries([...lines].map(([, worker, count]) => [worker, Number(count)]));
}

describe('the metrics of workers', () => {
  it('are one answer, and the number of one that ended is its successor’s', async () => {
    const gathered = new GatheredMetrics();
    const [first, second] = [played(5), played(2)];
    gathered.joined(first.worker);
    gathered.joined(second.worker);
    expect(await requestsOf(gathered)).toEqual({ 1: 5, 2: 2 });
    first.end();
    await new Promise(setImmediate);
    expect(await requestsOf(gathered)).toEqual({ 2: 2 });
    gathered.joined(played(1).worker);
    expect(await requestsOf(gathered)).toEqual({ 1: 1, 2: 2 });
  });

  it('come without one that says nothing', async () => {
    const gathered = new GatheredMetrics();
    gathered.joined(played(5, () => new Promise(() => undefined)).worker);
    gathered.joined(played(2).worker);
    const began = performance.now();
    expect(await requestsOf(gathered)).toEqual({ 2: 2 });
    expect(performance.now() - began).toBeLessThan(6000);
  });
});
