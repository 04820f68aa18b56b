import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from '@strata/application';
import { type ActingSubscriber, OutboxRelay } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { Customer } from '@strata/domain';
import {
  connect,
  databaseAt,
  type DatabaseConnection,
  OutboxSignal,
  PinoLogger,
  RelayWorker,
  type SqlSession,
  SqlUnitOfWork,
  SystemClock,
  SystemTimers,
  UuidV7Generator,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { sqlTransaction } from '../sql-transaction.js';

const ROUNDS = 12;
/** A poll of a second would take half of it each time; a notification a twentieth. */
const IN_TIME_MILLISECONDS = ROUNDS * 400;
/** Each waits two milliseconds for others that commit, so that who holds them up is seen. */
const SLOW_COMMITS = {
  fsync: 'on',
  synchronous_commit: 'on',
  commit_delay: '2000',
  commit_siblings: '0',
};
const WRITERS = 32;
const COMMITS = 600;
const logger = new PinoLogger('silent');
const { random } = Math;

describe('a commit with deliveries', () => {
  let postgres: TemporaryPostgres;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    postgres = await startTemporaryPostgres(SLOW_COMMITS);
    await migrate(postgres.database);
  }, 60_000);
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(() => postgres?.stop());

  /** The connections of a process. */
  function processOf(poolSize = 40): DatabaseConnection {
    const own = connect(databaseAt(postgres.database.address, { poolSize }));
    ends.push(() => own.close());
    return own;
  }

  function subscriberOf(seen: Set<string>): ActingSubscriber {
    return {
      acts: 'outside',
      subscriber: 'woken',
      events: ['customer.created'],
      deadlineMilliseconds: 60_000,
      handle: ({ aggregateId }) => Promise.resolve(void seen.add(aggregateId)),
    };
  }

  /** A process that commits; it relays only what it is given subscribers for. */
  function startProcess(
    wanted: readonly ActingSubscriber[],
    relayed: readonly ActingSubscriber[],
  ): SqlUnitOfWork<Transaction> {
    const own = processOf();
    const signal = new OutboxSignal(wanted);
    const unitOfWork = new SqlUnitOfWork(own.commands, sqlTransaction, wanted, signal);
    const [clock, ids, timers] = [new SystemClock(), new UuidV7Generator(), new SystemTimers()];
    const relay = new OutboxRelay({ unitOfWork, clock, ids, timers, logger, random }, relayed);
    const worker = new RelayWorker(postgres.database, relay, logger, signal);
    worker.start();
    ends.push(() => worker.stop(1000));
    return unitOfWork;
  }

  async function deliveredInTime(unitOfWork: SqlUnitOfWork<Transaction>, seen: Set<string>) {
    const began = performance.now();
    for (let round = 0; round < ROUNDS; round += 1) {
      const customer = Customer.create({ name: 'Ada' }, testContext());
      await unitOfWork.run((tx) => tx.customers.create(customer));
      while (!seen.has(customer.id)) await sleep(2);
    }
    expect(performance.now() - began).toBeLessThan(IN_TIME_MILLISECONDS);
  }

  it('wakes the relay of its own process at once', async () => {
    const seen = new Set<string>();
    const subscribers = [subscriberOf(seen)];
    await deliveredInTime(startProcess(subscribers, subscribers), seen);
  });

  it('wakes those of other processes soon', async () => {
    const seen = new Set<string>();
    const subscribers = [subscriberOf(seen)];
    const committing = startProcess(subscribers, []);
    startProcess(subscribers, subscribers);
    // Until both listen.
    await sleep(1500);
    await deliveredInTime(committing, seen);
  });

  it('leaves no connection behind when its relay stops while it connects', async () => {
    const relay = {
      subscribers: [],
      dueReceivers: () => Promise.resolve([]),
      claim: () => Promise.resolve(null),
      deliver: () => Promise.resolve(),
    };
    const { lists: watch } = processOf();
    const connections = async () => {
      const { rows } = await watch.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      return rows[0]?.count;
    };
    for (let pause = 0; pause < 20; pause += 1) {
      const worker = new RelayWorker(postgres.database, relay, logger);
      worker.start();
      await sleep(pause);
      await worker.stop(1000);
    }
    for (let tries = 0; tries < 50 && (await connections()) !== 0; tries += 1) await sleep(20);
    expect(await connections()).toBe(0);
  });

  /** How often a commit was seen waiting for the lock that a NOTIFY takes of all databases. */
  async function waitsOf(work: (session: SqlSession) => void): Promise<number> {
    const wanted = [subscriberOf(new Set())];
    const writers = [processOf(2 * WRITERS + 8), processOf(2 * WRITERS + 8)].map(
      ({ commands }) =>
        new SqlUnitOfWork(
          commands,
          (session) => {
            work(session);
            return sqlTransaction(session);
          },
          wanted,
          new OutboxSignal(wanted),
        ),
    );
    const { lists: watch } = processOf();
    let waits = 0;
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        const { rows } = await watch.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND wait_event = 'object'`,
        );
        waits += rows[0]?.count ?? 0;
      }
    })();
    await Promise.all(
      writers.flatMap((unitOfWork) =>
        Array.from({ length: WRITERS }, async () => {
          for (let commit = 0; commit < COMMITS / WRITERS; commit += 1) {
            const customer = Customer.create({ name: 'Ada' }, testContext());
            await unitOfWork.run((tx) => tx.customers.create(customer));
          }
        }),
      ),
    );
    isOver = true;
    await watching;
    return waits;
  }

  it('waits for no other commit, as each would that notified within', async () => {
    const notifying = await waitsOf((session) => session.write(`SELECT pg_notify('all', '')`, []));
    expect(notifying).toBeGreaterThan(0);
    expect(await waitsOf(() => undefined)).toBe(0);
  });
});
