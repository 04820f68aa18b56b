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
    for (let index = 0; index < 40; index += 1) ask('two', `user-${index}`);
    await settled();
    expect(refused.slice(6)).toEqual(Array(40 - 32).fill('auth.too_many_at_once'));
    // All 64 places are taken; each of 80 networks gets one, as long as some network has two.
    for (let index = 0; index < 80; index += 1) ask(`network-${index}`, 'user');
    await settled();
    expect(refused.slice(14)).toEqual(Array(80).fill('auth.hashing_busy'));
  });

  it('come soon for a newcomer, however many networks flood', async () => {
    const { started, refused, ask, endOne } = setUp({ waiting: 128 });
    for (let index = 0; index < 10 * 32; index += 1) {
      ask(`flood-${index % 10}`, `user-${Math.floor(index / 10)}`);
    }
    await settled();
    ask('office', 'ada');
    await settled();
    // Two run, 128 wait, and one of them made room.
    expect(refused).toEqual(Array(10 * 32 - 2 - 128 + 1).fill('auth.hashing_busy'));
    // Whoever came is the last of eleven networks in turn.
    for (let index = 0; index < 11; index += 1) await endOne();
    expect(started).toContain('ada@office');
  });

  it('are lost by the newest of the fullest network, whoever filled it', async () => {
    const { started, ask, endOne } = setUp({ concurrency: 1, waiting: 4 });
    ask('other', 'first');
    for (const user of ['a', 'a', 'b', 'c']) ask('flood', user);
    ask('office', 'ada');
    // Of as many places nobody takes the other's.
    ask('office', 'bea');
    ask('office', 'cleo');
    await settled();
    for (let index = 0; index < 4; index += 1) await endOne();
    expect(started).toEqual(['first@other', 'a@flood', 'ada@office', 'a@flood', 'bea@office']);
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
