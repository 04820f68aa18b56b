import { WriteQueue, type WriteQueueLimits } from './write-queue.js';

const LIMITS: WriteQueueLimits = { concurrency: 3, waiting: 4, patience: 60_000 };
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A queue whose tasks end when the test says so. */
function setUp(limits: Partial<WriteQueueLimits> = {}) {
  const queue = new WriteQueue({ ...LIMITS, ...limits });
  const started: string[] = [];
  const refused: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, target?: string) => {
    queue
      .run(target, () => {
        started.push(name);
        return new Promise<void>((resolve) => ends.set(name, resolve));
      })
      .catch((error: { code: string }) => refused.push(`${name}: ${error.code}`));
  };
  const end = async (name: string) => {
    ends.get(name)!();
    await settled();
  };
  return { queue, started, refused, ask, end };
}

describe('the queue of writers', () => {
  it('runs as many as there are connections, and the rest in order', async () => {
    const { started, ask, end } = setUp();
    for (const name of ['a', 'b', 'c', 'd', 'e']) ask(name);
    await settled();
    expect(started).toEqual(['a', 'b', 'c']);
    await end('b');
    await end('a');
    expect(started).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('leaves connections to others when many want to change the same', async () => {
    const { started, ask, end } = setUp();
    for (const name of ['a', 'b', 'c', 'd']) ask(name, 'one lamp');
    ask('other', 'another lamp');
    ask('unknown');
    await settled();
    expect(started).toEqual(['a', 'b', 'other']);
    await end('other');
    expect(started).toEqual(['a', 'b', 'other', 'unknown']);
    await end('a');
    expect(started.at(-1)).toBe('c');
  });

  it('refuses at once when too many wait', async () => {
    const { refused, ask } = setUp();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) ask(name);
    await settled();
    expect(refused).toEqual(['h: store.busy', 'i: store.busy']);
  });

  it('keeps half of the places for who wants something else', async () => {
    const { refused, ask } = setUp();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) ask(name, 'one lamp');
    for (const name of ['g', 'h', 'i', 'j']) ask(name);
    await settled();
    expect(refused).toEqual(['e: store.busy', 'f: store.busy', 'j: store.busy']);
  });

  it('refuses who has waited too long, and forgets them', async () => {
    const { started, refused, ask, end } = setUp({ concurrency: 1, patience: 20 });
    ask('a');
    ask('b');
    while (refused.length === 0) await settled();
    expect(refused).toEqual(['b: store.busy']);
    await end('a');
    ask('c');
    await settled();
    expect(started).toEqual(['a', 'c']);
  });

  it('goes on after a task that failed', async () => {
    const { queue } = setUp({ concurrency: 1 });
    const fail = () => queue.run('same', () => Promise.reject(new Error('failed')));
    for (let tries = 0; tries < 4; tries += 1) await expect(fail()).rejects.toThrow('failed');
    expect(await queue.run('same', () => Promise.resolve('done'))).toBe('done');
  });
});
