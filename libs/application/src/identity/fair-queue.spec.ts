import { FairQueue, type FairQueueLimits } from './fair-queue.js';

const LIMITS: FairQueueLimits = {
  concurrency: 2,
  waitingPerUser: 8,
  waitingPerNetwork: 32,
  waiting: 64,
};
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A queue whose tasks end when the test says so. */
function setUp(limits: Partial<FairQueueLimits> = {}) {
  const queue = new FairQueue({ ...LIMITS, ...limits });
  const started: string[] = [];
  const refused: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (network: string, username: string, name = `${username}@${network}`) => {
    queue
      .run({ network, username }, () => {
        started.push(name);
        return new Promise<void>((resolve) => ends.push(resolve));
      })
      .catch((error: { code: string }) => refused.push(error.code));
  };
  /** Ends the task that has run longest. */
  const endOne = async () => {
    ends.shift()!();
    await settled();
  };
  return { queue, started, refused, ask, endOne };
}

describe('turns', () => {
  it('of a flood of one user go one at a time, and nobody else waits for it', async () => {
    const { started, refused, ask, endOne } = setUp();
    for (let index = 0; index < 80; index += 1) ask('flood', 'viewer');
    ask('office', 'ada');
    await settled();
    // One of the flood and the other user: at once, although two may run.
    expect(started).toEqual(['viewer@flood', 'ada@office']);
    // One runs, eight wait, and the rest knows at once.
    expect(refused).toEqual(Array(71).fill('auth.too_many_at_once'));
    await endOne();
    expect(started.slice(2)).toEqual(['viewer@flood']);
  });

  it('go round the networks, however many users one of them has', async () => {
    const { started, ask, endOne } = setUp({ concurrency: 1 });
    for (const user of ['a', 'b', 'c', 'd']) ask('flood', user);
    await settled();
    ask('office', 'ada');
    ask('home', 'bea');
    for (let index = 0; index < 5; index += 1) await endOne();
    expect(started).toEqual(['a@flood', 'b@flood', 'ada@office', 'bea@home', 'c@flood', 'd@flood']);
  });

  it('go round the users of a network', async () => {
    const { started, ask, endOne } = setUp({ concurrency: 1 });
    for (let index = 0; index < 3; index += 1) ask('office', 'flood');
    await settled();
    ask('office', 'ada');
    for (let index = 0; index < 3; index += 1) await endOne();
    expect(started.map((name) => name.split('@')[0])).toEqual(['flood', 'flood', 'ada', 'flood']);
  });

  it('are bounded for a network and in all', async () => {
    const { refused, ask } = setUp();
    for (let index = 0; index < 40; index += 1) ask('one', `user-${index}`);
    await settled();
    expect(refused).toEqual(Array(40 - 2 - 32).fill('auth.too_many_at_once'));
    for (let index = 0; index < 40; index += 1) ask(`network-${index}`, 'user');
    await settled();
    expect(refused.slice(6)).toEqual(Array(40 - 32).fill('auth.hashing_busy'));
  });

  it('are given back by a task that fails, and nothing of those who left is kept', async () => {
    const { queue } = setUp({ concurrency: 1 });
    const requester = { network: 'office', username: 'ada' };
    for (let index = 0; index < 3; index += 1) {
      await expect(queue.run(requester, () => Promise.reject(new Error('failed')))).rejects.toThrow(
        'failed',
      );
    }
    expect(await queue.run(requester, () => Promise.resolve('done'))).toBe('done');
  });
});
