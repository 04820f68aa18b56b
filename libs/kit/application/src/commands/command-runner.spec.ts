import { FixedClock } from '../testing/fixed-clock.js';
import { Lamp } from '../testing/lamps/lamp.js';
import { lampStore, type LampTransaction } from '../testing/lamps/lamp-store.js';
import { SequentialIds } from '../testing/sequential-ids.js';
import { CommandRunner } from './command-runner.js';
import { MAX_ATTEMPTS, retryOnConflict, TransactionConflict } from './retry-on-conflict.js';
import type { ResponseFormat } from './stored-response.js';
import type { CommandContext, UseCase } from './use-case.js';

let made = 0;
/** Answers with the id alone. */
const asId: ResponseFormat<Lamp, string> = {
  present: ({ id }) => id,
  keep: (id) => ({ head: id, body: null }),
  restore: ({ head }) => head,
};

/** Makes a lamp of a name like that, then fails if told to. */
class MakeLamp implements UseCase<string, Lamp, LampTransaction> {
  executions = 0;
  constructor(private readonly failure?: Error) {}
  async execute(name: string, context: CommandContext<LampTransaction>): Promise<Lamp> {
    this.executions += 1;
    const lamp = Lamp.create(`${name} ${(made += 1)}`, context);
    context.tx.lamps.create(lamp);
    if (this.failure) throw this.failure;
    return lamp;
  }
}

function setUp() {
  const store = lampStore();
  const clock = new FixedClock();
  const commands = new CommandRunner(store, clock, new SequentialIds());
  const rows = () => store.database.table('lamps').size;
  const answer = (useCase: MakeLamp, name: string, key = 'key', by = 'clara', fingerprint = name) =>
    commands.respond(
      useCase,
      name,
      { by, idempotency: { key, fingerprint }, trace: undefined },
      asId,
    );
  return { store, clock, commands, rows, answer };
}

describe('CommandRunner', () => {
  it('tells the store what a command waits for: what its use case names, or its own id', async () => {
    const targets: (string | undefined)[] = [];
    const unitOfWork = {
      run: (_work: unknown, target?: string) => {
        targets.push(target);
        return Promise.reject(new Error('not run'));
      },
    };
    const commands = new CommandRunner<LampTransaction>(
      unitOfWork,
      new FixedClock(),
      new SequentialIds(),
    );
    const named = {
      execute: () => Promise.resolve(),
      target: ({ shelf }: { shelf: string; id?: string }) => shelf,
    };
    const plain = { execute: () => Promise.resolve() };
    const format = {
      present: () => '',
      keep: () => ({ head: '', body: null }),
      restore: () => '',
    };
    await expect(commands.run(named, { shelf: 'S1', id: 'x' }, 'clara')).rejects.toThrow();
    await expect(
      commands.respond(
        named,
        { shelf: 'S1' },
        { by: 'clara', idempotency: undefined, trace: undefined },
        format,
      ),
    ).rejects.toThrow();
    for (const command of [{ id: 'x' }, { id: 1 }, undefined]) {
      await expect(commands.run(plain, command, 'clara')).rejects.toThrow();
    }
    expect(targets).toEqual(['S1', 'S1', 'x', undefined, undefined]);
  });

  it('stores effect and events together, or neither', async () => {
    const { store, commands, rows } = setUp();
    await expect(commands.run(new MakeLamp(new Error('late')), 'Ada', 'clara')).rejects.toThrow(
      'late',
    );
    expect([rows(), store.events.length]).toEqual([0, 0]);
    await commands.run(new MakeLamp(), 'Ada', 'clara');
    expect([rows(), store.events.length]).toEqual([1, 1]);
  });

  it('answers a repetition without running it again', async () => {
    const { answer, rows } = setUp();
    const useCase = new MakeLamp();
    const first = await answer(useCase, 'Ada');
    expect(await answer(useCase, 'Ada')).toEqual(first);
    expect([useCase.executions, rows()]).toEqual([1, 1]);
  });

  it('refuses a key that was used for something else', async () => {
    const { answer, rows } = setUp();
    await answer(new MakeLamp(), 'Ada');
    await expect(answer(new MakeLamp(), 'Bea')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'idempotency_key.reused',
    });
    expect(rows()).toBe(1);
  });

  it('keeps the keys of users apart', async () => {
    const { answer, rows } = setUp();
    await answer(new MakeLamp(), 'Ada', 'key', 'clara');
    await answer(new MakeLamp(), 'Ada', 'key', 'carl');
    expect(rows()).toBe(2);
  });

  it('stores nothing of a failure, so that the key can be tried again', async () => {
    const { answer, rows } = setUp();
    await expect(answer(new MakeLamp(new Error('once')), 'Ada')).rejects.toThrow('once');
    await answer(new MakeLamp(), 'Ada');
    expect(rows()).toBe(1);
  });

  it('forgets after a day', async () => {
    const { answer, clock, rows } = setUp();
    await answer(new MakeLamp(), 'Ada');
    clock.advance(24 * 3_600_000 + 1);
    await answer(new MakeLamp(), 'Ada');
    expect(rows()).toBe(2);
  });
});

describe('retryOnConflict', () => {
  it('tries again after a conflict, and waits longer each time', async () => {
    const pauses: number[] = [];
    let attempts = 0;
    const result = await retryOnConflict(
      () => {
        attempts += 1;
        return attempts < 4 ? Promise.reject(new TransactionConflict()) : Promise.resolve('done');
      },
      (failed) => {
        pauses.push(failed);
        return Promise.resolve();
      },
    );
    expect([result, pauses]).toEqual(['done', [1, 2, 3]]);
  });

  it('gives up in the end, and at once for anything else', async () => {
    let attempts = 0;
    const run = (error: Error) =>
      retryOnConflict(
        () => {
          attempts += 1;
          return Promise.reject(error);
        },
        () => Promise.resolve(),
      );
    await expect(run(new TransactionConflict())).rejects.toMatchObject({
      code: 'store.too_many_conflicts',
    });
    expect(attempts).toBe(MAX_ATTEMPTS);
    await expect(run(new Error('other'))).rejects.toThrow('other');
    expect(attempts).toBe(MAX_ATTEMPTS + 1);
  });
});
