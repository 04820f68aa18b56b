import { sqlTransaction } from '../sql-transaction.js';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ActingSubscriber,
  type Cancellation,
  type EventSubscriber,
  type Logger,
  MAX_DELIVERY_ATTEMPTS,
  OutboxRelay,
  type UnitOfWork,
} from '@strata/application-kit';
import type { Transaction } from '@strata/application';
import { testContext } from '@strata/application-kit/testing';
import { Customer } from '@strata/domain';
import type { DomainEvent } from '@strata/domain-kit';
import {
  connect,
  databaseAt,
  type DatabaseConnection,
  RelayWorker,
  SMALLEST_POOL,
  SqlUnitOfWork,
  SystemClock,
  SystemTimers,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';

const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const PATIENCE = 45_000;
/** For what is being delivered when a worker stops. */
const STOP_PATIENCE = 4000;
const RESPONSE = { head: '{}', body: null };

/** Does what it is told with each event, outside of any transaction. */
class Acting implements ActingSubscriber {
  readonly acts = 'outside';
  readonly events = ['customer.created', 'customer.updated'];
  constructor(
    readonly subscriber: string,
    private readonly act: (event: DomainEvent, cancellation: Cancellation) => Promise<void>,
    readonly deadlineMilliseconds = 60_000,
  ) {}

  handle(event: DomainEvent, cancellation: Cancellation): Promise<void> {
    return this.act(event, cancellation);
  }
}

function relayOf(
  unitOfWork: UnitOfWork<Transaction>,
  subscribers: readonly EventSubscriber<Transaction>[],
) {
  const [clock, ids, timers] = [new SystemClock(), new UuidV7Generator(), new SystemTimers()];
  const { random } = Math;
  return new OutboxRelay({ unitOfWork, clock, ids, timers, logger: SILENT, random }, subscribers);
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const patience = performance.now() + PATIENCE;
  while (!(await isSo())) {
    if (performance.now() > patience) throw new Error('waited too long');
    await sleep(20);
  }
}

describe('relay workers on PostgreSQL', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()));
    stops = [];
    await database.lists.query('TRUNCATE outbox_deliveries');
  });
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  /** A process of its own, as far as the database can tell. */
  function startProcess(subscribers: readonly EventSubscriber<Transaction>[]) {
    const settings = databaseAt(postgres.database.address, { poolSize: SMALLEST_POOL });
    const own = connect(settings);
    const unitOfWork = new SqlUnitOfWork(own.relay, sqlTransaction, subscribers);
    const relay = relayOf(unitOfWork, subscribers);
    const worker = new RelayWorker(settings, relay, SILENT);
    worker.start();
    let stopping: Promise<void> | undefined;
    const stop = () => (stopping ??= worker.stop(STOP_PATIENCE).then(() => own.close()));
    stops.push(stop);
    return { ...own, unitOfWork, stop };
  }

  /** Stores a customer with so many events. */
  async function customerWith(
    events: number,
    subscribers: readonly EventSubscriber<Transaction>[],
  ): Promise<Customer> {
    const unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction, subscribers);
    const customer = Customer.create({ name: 'v1' }, testContext());
    await unitOfWork.run((tx) => tx.customers.create(customer));
    for (let version = 2; version <= events; version += 1) {
      customer.updateContactInfo({ name: `v${version}` }, testContext());
      await unitOfWork.run((tx) => tx.customers.update(customer));
    }
    return customer;
  }

  const countOf = async (condition: string) => {
    const { rows } = await database.lists.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM outbox_deliveries WHERE ${condition}`,
    );
    return rows[0]!.count;
  };

  it.each(['outside', 'in_transaction'] as const)(
    'try a poison event as often as promised and never two at once: %s',
    async (acts) => {
      const tries: { readonly began: number; ended: number }[] = [];
      let running = 0;
      let overlaps = 0;
      const handle = async () => {
        if (running > 0) overlaps += 1;
        running += 1;
        const one = { began: performance.now(), ended: 0 };
        tries.push(one);
        await sleep(30);
        running -= 1;
        one.ended = performance.now();
        throw new Error('poison');
      };
      const events = ['customer.created'];
      const subscriber = { subscriber: 'poisoned', events, handle };
      const subscribers: EventSubscriber<Transaction>[] =
        acts === 'outside'
          ? [{ ...subscriber, acts, deadlineMilliseconds: 60_000 }]
          : [{ ...subscriber, acts }];
      await customerWith(1, subscribers);
      startProcess(subscribers);
      startProcess(subscribers);
      await until(() => tries.length >= 4);
      // From here on the pauses are cut short; what is leased is left alone.
      await until(async () => {
        await database.lists.query(
          `UPDATE outbox_deliveries SET due_at = now() WHERE state = 'pending' AND lease IS NULL`,
        );
        return (await countOf(`state = 'failed'`)) === 1;
      });
      await sleep(1500);
      expect(tries).toHaveLength(MAX_DELIVERY_ATTEMPTS);
      expect(overlaps).toBe(0);
      expect(await countOf(`state = 'failed' AND attempts = ${MAX_DELIVERY_ATTEMPTS}`)).toBe(1);
      const pauses = [1, 2, 3].map((index) => tries[index]!.began - tries[index - 1]!.ended);
      // Half of what is promised, for the jitter; late is fine.
      expect(pauses[0]).toBeGreaterThan(240);
      expect(pauses[1]).toBeGreaterThan(490);
      expect(pauses[2]).toBeGreaterThan(990);
    },
    2 * PATIENCE,
  );

  it('count a statement that takes too long as the failure of who writes, not of the database', async () => {
    const stored = { fingerprint: 'f', response: RESPONSE };
    const late: EventSubscriber<Transaction> = {
      subscriber: 'late',
      events: ['customer.created'],
      acts: 'in_transaction',
      handle: async ({ id }, { tx }) => void tx.responses.store('late', id, stored, new Date()),
    };
    await customerWith(1, [late]);
    const impatient = connect(databaseAt(postgres.database.address, { statementTimeout: 300 }));
    stops.push(() => impatient.close());
    const unitOfWork = new SqlUnitOfWork(impatient.relay, sqlTransaction, [late]);
    const relay = relayOf(unitOfWork, [late]);
    const delivery = await relay.claim('late');
    const other = await database.lists.connect();
    await other.query('BEGIN; LOCK TABLE stored_answers');
    await relay.deliver(delivery!);
    await other.query('ROLLBACK');
    other.release();
    expect(await countOf(`attempts = 1 AND postponements = 0 AND reason LIKE '%(57014)'`)).toBe(1);
  });

  it(
    'hold no connection and no other subscriber while one is slow, and do nothing twice',
    async () => {
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const slow: string[] = [];
      const quick: string[] = [];
      const subscribers = [
        new Acting('slow', async ({ id }) => {
          slow.push(id);
          await released;
        }),
        new Acting('quick', ({ id }) => Promise.resolve(void quick.push(id))),
      ];
      for (let customer = 0; customer < 12; customer += 1) await customerWith(1, subscribers);
      const processes = [startProcess(subscribers), startProcess(subscribers)];
      await until(
        async () => (await countOf(`subscriber = 'quick' AND state = 'delivered'`)) === 12,
      );
      await until(() => slow.length >= 8);
      expect(slow).toHaveLength(8);
      for (const { unitOfWork } of processes) {
        await unitOfWork.run((tx) => tx.deliveries.failed());
      }
      const open = await database.lists.query(
        `SELECT 1 FROM pg_stat_activity WHERE state = 'idle in transaction'`,
      );
      expect(open.rowCount).toBe(0);
      release();
      await until(async () => (await countOf(`state <> 'delivered'`)) === 0);
      expect([new Set(slow).size, slow.length, quick.length]).toEqual([12, 12, 12]);
    },
    2 * PATIENCE,
  );

  it(
    'keep the order of each aggregate',
    async () => {
      const seen = new Map<string, number[]>();
      const subscribers = [
        new Acting('ordered', async ({ aggregateId, aggregateVersion }) => {
          await sleep(Math.random() * 20);
          seen.set(aggregateId, [...(seen.get(aggregateId) ?? []), aggregateVersion]);
        }),
      ];
      startProcess(subscribers);
      startProcess(subscribers);
      await Promise.all(Array.from({ length: 6 }, () => customerWith(5, subscribers)));
      await until(async () => (await countOf(`state = 'delivered'`)) === 30);
      expect([...seen.values()]).toEqual(Array.from({ length: 6 }, () => [1, 2, 3, 4, 5]));
    },
    2 * PATIENCE,
  );

  it(
    'take over what a killed process had, once its lease has run out',
    async () => {
      const seen: string[] = [];
      const subscribers = [
        new Acting('taken_over', ({ id }) => Promise.resolve(void seen.push(id))),
      ];
      await customerWith(1, subscribers);
      const unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction, subscribers);
      const lost = await unitOfWork.run((tx) => tx.deliveries.claim('taken_over', 1500));
      expect(lost).not.toBeNull();
      startProcess(subscribers);
      await until(() => seen.length === 1);
      await until(async () => (await countOf(`state = 'delivered' AND attempts = 2`)) === 1);
      expect(await unitOfWork.run((tx) => tx.deliveries.finish(lost!))).toBe(false);
    },
    2 * PATIENCE,
  );

  it(
    'end what takes too long at its deadline, and what does not listen soon after',
    async () => {
      const cancelled: string[] = [];
      const subscribers = [
        new Acting(
          'listens',
          (_event, cancellation) =>
            new Promise((_resolve, reject) => {
              cancellation.addEventListener('abort', () => {
                cancelled.push('listens');
                reject(new Error('cancelled'));
              });
            }),
          200,
        ),
        new Acting('does_not', () => new Promise(() => undefined), 200),
      ];
      await customerWith(1, subscribers);
      startProcess(subscribers);
      await until(async () => (await countOf(`lease IS NULL AND reason IS NOT NULL`)) > 0);
      await until(async () => (await countOf(`reason LIKE 'not done in 0.2 s'`)) === 1);
      await until(async () => (await countOf(`reason = 'cancelled'`)) === 1);
      expect(cancelled.length).toBeGreaterThan(0);
    },
    2 * PATIENCE,
  );

  it(
    'stop in time although a subscriber hangs, and note that it was not done',
    async () => {
      let began = false;
      const subscribers = [
        new Acting('hangs', () => {
          began = true;
          return new Promise(() => undefined);
        }),
      ];
      await customerWith(1, subscribers);
      const { stop } = startProcess(subscribers);
      await until(() => began);
      const stopping = performance.now();
      await stop();
      expect(performance.now() - stopping).toBeLessThan(9000);
      expect(await countOf(`lease IS NULL AND reason = 'stopped in the middle'`)).toBe(1);
    },
    2 * PATIENCE,
  );

  it('say once that they cannot claim, and go on when they can', async () => {
    const errors: string[] = [];
    const logger = { ...SILENT, error: (_: object, message: string) => void errors.push(message) };
    let claims = 0;
    const relay = {
      subscribers: ['any'],
      dueReceivers: () => Promise.resolve([]),
      claim: () => {
        claims += 1;
        const fails = claims < 3 || claims === 4;
        return fails ? Promise.reject(new Error('away')) : Promise.resolve(null);
      },
      deliver: () => Promise.resolve(),
    };
    const worker = new RelayWorker(postgres.database, relay, logger);
    worker.start();
    await until(() => claims >= 5);
    await worker.stop(STOP_PATIENCE);
    expect(errors).toEqual(['outbox relay cannot claim', 'outbox relay cannot claim']);
  }, 60_000);
});
