import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimit } from '@strata/api-kit';
import type { Order } from './messages.js';
import { SharedCounts, TELL_MILLISECONDS } from './shared-counts.js';
import type { SupervisedWorker } from './worker-process.js';

const MAX = 10;

/** Workers that count, and hear of the others through what is tested. */
function server() {
  const workers = new Set<SupervisedWorker>();
  const counts = new SharedCounts(() => workers);
  return () => {
    const rateLimit = new RateLimit(MAX, undefined, true);
    const orders: Order[] = [];
    const worker: SupervisedWorker = {
      pid: undefined,
      ready: Promise.resolve(''),
      ended: new Promise(() => undefined),
      order: (order) => {
        orders.push(order);
        if (order.type === 'visits') rateLimit.learn(order.visits);
      },
      metrics: () => Promise.resolve(undefined),
      kill: () => undefined,
    };
    counts.joined(worker);
    workers.add(worker);
    const visit = (times: number) => {
      for (let visit = 0; visit < times; visit += 1) rateLimit.count('ada');
      counts.heard(worker, rateLimit.news());
    };
    return { visit, orders };
  };
}

describe('counts that workers share', () => {
  it('let each visit count once with everybody', async () => {
    const join = server();
    const [one, two, three] = [join(), join(), join()];
    one.visit(4);
    two.visit(4);
    await sleep(2 * TELL_MILLISECONDS);
    three.visit(2);
    await sleep(2 * TELL_MILLISECONDS);
    for (const { visit } of [one, two, three]) expect(() => visit(1)).toThrow('Too many requests');
    // What one worker counted comes to each of the others in one message.
    expect(three.orders.map(({ type }) => type)).toEqual(['visits', 'visits']);
  });

  it('are known to a worker that begins later, however little before', () => {
    const join = server();
    const one = join();
    one.visit(MAX - 1);
    const late = join();
    late.visit(1);
    expect(() => late.visit(1)).toThrow('Too many requests');
  });
});
