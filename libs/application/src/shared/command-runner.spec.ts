import { Customer } from '@strata/domain';
import { FixedClock, InMemoryUnitOfWork, SequentialIds } from '../testing/index.js';
import type { CommandContext, UseCase } from './use-case.js';
import type { Transaction } from '../transaction.js';
import { CommandRunner } from './command-runner.js';
import { MAX_ATTEMPTS, retryOnConflict, TransactionConflict } from './retry-on-conflict.js';

/** Takes in a customer of that name, then fails if told to. */
class Enter implements UseCase<string, Customer, Transaction> {
  executions = 0;
  constructor(private readonly failure?: Error) {}
  async execute(name: string, context: CommandContext<Transaction>): Promise<Customer> {
    this.executions += 1;
    const customer = Customer.create({ name }, context);
    await context.tx.customers.create(customer);
    if (this.failure) throw this.failure;
    return customer;
  }
}

function setUp() {
  const store = new InMemoryUnitOfWork();
  const clock = new FixedClock();
  const commands = new CommandRunner(store, clock, new SequentialIds());
  const rows = () => store.database.table('customers').size;
  const answer = (useCase: Enter, name: string, key = 'key', by = 'clara', fingerprint = name) =>
    commands.answer(useCase, name, { by, idempotency: { key, fingerprint } }, ({ id }) => ({
      status: 201,
      body: id,
      location: null,
      etag: null,
    }));
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
    const commands = new CommandRunner<Transaction>(
      unitOfWork,
      new FixedClock(),
      new SequentialIds(),
    );
    const named = {
      execute: () => Promise.resolve(),
      target: ({ sale }: { sale: string; id?: string }) => sale,
    };
    const plain = { execute: () => Promise.resolve() };
    const present = () => ({ status: 200, body: null, location: null, etag: null });
    await expect(commands.run(named, { sale: 'ST', id: 'x' }, 'clara')).rejects.toThrow();
    await expect(
      commands.answer(named, { sale: 'ST' }, { by: 'clara' }, present),
    ).rejects.toThrow();
    for (const command of [{ id: 'x' }, { id: 1 }, undefined]) {
      await expect(commands.run(plain, command, 'clara')).rejects.toThrow();
    }
    expect(targets).toEqual(['ST', 'ST', 'x', undefined, undefined]);
  });

  it('stores effect and events together, or neither', async () => {
    const { store, commands, rows } = setUp();
    await expect(commands.run(new Enter(new Error('late')), 'Ada', 'clara')).rejects.toThrow(
      'late',
    );
    expect([rows(), store.events.length]).toEqual([0, 0]);
    await commands.run(new Enter(), 'Ada', 'clara');
    expect([rows(), store.events.length]).toEqual([1, 1]);
  });

  it('answers a repetition without running it again', async () => {
    const { answer, rows } = setUp();
    const useCase = new Enter();
    const first = await answer(useCase, 'Ada');
    expect(await answer(useCase, 'Ada')).toEqual(first);
    expect([useCase.executions, rows()]).toEqual([1, 1]);
  });

  it('refuses a key that was used for something else', async () => {
    const { answer, rows } = setUp();
    await answer(new Enter(), 'Ada');
    await expect(answer(new Enter(), 'Bea')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'idempotency_key.reused',
    });
    expect(rows()).toBe(1);
  });

  it('keeps the keys of users apart', async () => {
    const { answer, rows } = setUp();
    await answer(new Enter(), 'Ada', 'key', 'clara');
    await answer(new Enter(), 'Ada', 'key', 'carl');
    expect(rows()).toBe(2);
  });

  it('stores nothing of a failure, so that the key can be tried again', async () => {
    const { answer, rows } = setUp();
    await expect(answer(new Enter(new Error('once')), 'Ada')).rejects.toThrow('once');
    await answer(new Enter(), 'Ada');
    expect(rows()).toBe(1);
  });

  it('forgets after a day', async () => {
    const { answer, clock, rows } = setUp();
    await answer(new Enter(), 'Ada');
    clock.advance(24 * 3_600_000 + 1);
    await answer(new Enter(), 'Ada');
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
