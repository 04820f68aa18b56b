import type { LogFields } from '@strata/application-kit';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkerFailed, type SupervisedWorker } from './worker-process.js';
import { Workers } from './workers.js';

/** A worker that is played: it does nothing but what a test says. */
class PlayedWorker implements SupervisedWorker {
  readonly orders: string[] = [];
  readonly ready: Promise<string>;
  readonly ended: Promise<number | string>;
  serve!: () => void;
  end!: (how: number | string) => void;

  constructor(readonly pid: number) {
    this.ended = new Promise((resolve) => (this.end = resolve));
    this.ready = new Promise((resolve, reject) => {
      this.serve = () => resolve(`http://worker-${pid}`);
      void this.ended.then((how) => reject(new WorkerFailed(`ended with ${how}`)));
    });
    this.ready.catch(() => undefined);
  }

  order({ type }: { readonly type: string }): void {
    this.orders.push(type);
  }

  metrics(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  kill(): void {
    this.orders.push('kill');
    this.end('SIGKILL');
  }
}

const played: PlayedWorker[] = [];
const log: string[] = [];
const given: Error[] = [];
const settled = () => sleep(5);

let workers: Workers | undefined;
afterEach(async () => {
  await workers?.stop();
  for (const list of [played, log, given]) list.splice(0);
});

function workersOf(count: number): Workers {
  const write = (_fields: LogFields, message: string) => void log.push(message);
  const fork = () => {
    const worker = new PlayedWorker(played.length);
    played.push(worker);
    return worker;
  };
  workers = new Workers(
    fork,
    { debug: write, info: write, warn: write, error: write },
    { count, retirePatience: 50, stopPatience: 50, giveUp: (error) => given.push(error) },
  );
  return workers;
}

async function serving(count: number): Promise<Workers> {
  const workers = workersOf(count);
  const starting = workers.start();
  workers.open();
  for (const worker of played) worker.serve();
  expect(await starting).toBe('http://worker-0');
  return workers;
}

const orders = () => played.map((worker) => worker.orders.join(' '));

describe('workers', () => {
  it('take the port before they serve, and the start ends with the last of them', async () => {
    await serving(2);
    expect(orders()).toEqual(['hold open', 'hold open']);
  });

  it('fail the start with the first that cannot serve, and nobody is started again', async () => {
    const workers = workersOf(2);
    const starting = workers.start();
    played[1]!.end(1);
    await expect(starting).rejects.toThrow('ended with 1');
    await sleep(300);
    expect(played).toHaveLength(2);
  });

  it('are replaced when they die, after a pause', async () => {
    const workers = await serving(2);
    played[0]!.end('SIGKILL');
    await settled();
    expect([...workers]).toEqual([played[1]]);
    await sleep(300);
    played[2]!.serve();
    await settled();
    expect([...workers]).toEqual([played[1], played[2]]);
    expect(orders()[2]).toBe('open');
    expect(log).toEqual(['worker ended', 'worker started']);
  });

  it('are given up once none is left and six have died young', async () => {
    await serving(6);
    for (const worker of played.slice(0, 5)) worker.end(1);
    await settled();
    expect(given).toEqual([]);
    played[5]!.end(1);
    await settled();
    expect(given).toEqual([new WorkerFailed('The workers end as soon as they are started.')]);
  });

  it('are replaced one after the other, each by one that serves already', async () => {
    const workers = await serving(2);
    const replaced = workers.replaceAll();
    await settled();
    expect(orders()).toEqual(['hold open', 'hold open', 'open']);
    played[2]!.serve();
    await settled();
    expect(orders()).toEqual(['hold open retire', 'hold open', 'open']);
    played[0]!.end(0);
    await settled();
    played[3]!.serve();
    await settled();
    // It does not go by itself.
    await replaced;
    expect(orders()).toEqual(['hold open retire kill', 'hold open retire kill', 'open', 'open']);
    expect([...workers]).toEqual([played[2], played[3]]);
    expect(log).not.toContain('worker ended');
  });

  it('stay when their successor does not come to serve', async () => {
    const workers = await serving(2);
    const replaced = workers.replaceAll();
    await settled();
    played[2]!.end(1);
    await replaced;
    await sleep(300);
    expect([...workers]).toEqual([played[0], played[1]]);
    expect(played).toHaveLength(3);
    expect(log.at(-1)).toBe('workers not replaced');
  });

  it('that die while their successor starts have one successor only', async () => {
    const workers = await serving(2);
    void workers.replaceAll();
    await settled();
    played[0]!.end('SIGKILL');
    played[2]!.serve();
    await sleep(300);
    expect([...workers]).toEqual([played[1], played[2], played[3]]);
    played[3]!.serve();
    await settled();
    expect(orders()[1]).toBe('hold open retire');
  });

  it('are replaced once more, not once for each time it is asked meanwhile', async () => {
    const workers = await serving(1);
    const all = [workers.replaceAll()];
    await settled();
    all.push(workers.replaceAll(), workers.replaceAll());
    for (let successor = 1; successor <= 2; successor += 1) {
      played[successor]!.serve();
      await settled();
      played[successor - 1]!.end(0);
      await settled();
    }
    await Promise.all(all);
    expect([...workers]).toEqual([played[2]]);
    expect(played).toHaveLength(3);
  });

  it('stop together, who does not is ended, and nobody is started again', async () => {
    const workers = await serving(2);
    const stopped = workers.stop();
    played[0]!.end(0);
    await stopped;
    expect(orders()).toEqual(['hold open stop kill', 'hold open stop kill']);
    await sleep(300);
    expect(played).toHaveLength(2);
  });
});
