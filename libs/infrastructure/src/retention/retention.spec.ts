import { sqlTransaction } from '../sql-transaction.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, STORED_RESPONSE_HOURS } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { Customer } from '@strata/domain';
import type pg from 'pg';
import {
  batchSql,
  connect,
  type DatabaseConnection,
  deliveriesRetention,
  eventsRetention,
  loginThrottleRetention,
  Retention,
  type RetentionTask,
  RetentionWorker,
  SqlUnitOfWork,
  storedResponsesRetention,
  SystemClock,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';

const ANSWERS = storedResponsesRetention(STORED_RESPONSE_HOURS);
const DELIVERIES = deliveriesRetention(30);
const KEPT_EVENTS = eventsRetention(null);
const EVENTS = eventsRetention(10);
const THROTTLE = loginThrottleRetention();
const TASKS = [ANSWERS, DELIVERIES, EVENTS, THROTTLE];

/** Windows that ended n - 1.5 hours ago; the first two go on. */
const INSERT_THROTTLE = `
  INSERT INTO login_throttle (key, points, expire)
  SELECT 'k' || n, 1, (extract(epoch FROM now() - (n - 1.5) * interval '1 hour') * 1000)::bigint
    FROM generate_series(0, $1::int - 1) AS n`;
/** Rows of n and a half hours each, the newest first; ids of events begin with their time, as all do. */
const INSERT_ANSWERS = `
  INSERT INTO stored_answers (user_id, key, fingerprint, head, created_at)
  SELECT 'u', 'k' || n, 'f', '{}', now() - (n + 0.5) * interval '1 hour' FROM generate_series(0, $1::int - 1) AS n`;
const INSERT_EVENTS = `
  INSERT INTO outbox_events (id, name, schema_version, aggregate_type, aggregate_id,
                             aggregate_version, occurred_at, actor, payload)
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
          || '7000' || '8' || lpad(to_hex(n), 15, '0'))::uuid,
         'customer.created', 1, 'customer', gen_random_uuid(), 1, at, 'a', '{}'
    FROM generate_series(0, $1::int - 1) AS n, LATERAL (SELECT now() - (n + 0.5) * interval '1 hour' AS at) AS t`;
/** One for each event: delivered when the event happened, but for every fifth and seventh. */
const INSERT_DELIVERIES = `
  INSERT INTO outbox_deliveries (event_id, subscriber, aggregate_id, aggregate_version, position,
                                 state, attempts, due_at, finished_at)
  SELECT id, 's', aggregate_id, 1, position, state, 0, occurred_at,
         CASE WHEN state IN ('delivered', 'skipped') THEN occurred_at END
    FROM outbox_events,
         LATERAL (SELECT CASE WHEN position % 5 = 0 THEN 'failed'
                              WHEN position % 7 = 0 THEN 'pending'
                              WHEN position % 3 = 0 THEN 'skipped'
                              ELSE 'delivered' END AS state) AS s`;

describe('retention on PostgreSQL', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let pool: pg.Pool;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
    pool = database.lists;
  }, 60_000);
  beforeEach(() =>
    pool.query('TRUNCATE outbox_deliveries, outbox_events, stored_answers, login_throttle'),
  );
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  const retention = (tasks: readonly RetentionTask[] = TASKS, batchRows = 50) =>
    new Retention(pool, tasks, batchRows, 1);
  const count = async (from: string) =>
    (await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`)).rows[0]!
      .count;

  it('deletes answers that are not replayed any more, and no other', async () => {
    await pool.query(INSERT_ANSWERS, [200]);
    const over = { stored_answers: 200 - STORED_RESPONSE_HOURS };
    expect(await retention().count()).toEqual(over);
    expect(await retention().run()).toEqual({ deleted: over, gaveWay: false });
    expect(await retention().count()).toEqual({});
    expect(await count('stored_answers')).toBe(STORED_RESPONSE_HOURS);
    expect(await count(`stored_answers WHERE created_at < now() - interval '24 hours'`)).toBe(0);
  });

  it('deletes deliveries that are done with, and keeps events', async () => {
    await pool.query(INSERT_EVENTS, [1000]);
    await pool.query(INSERT_DELIVERIES);
    const unfinished = await count(`outbox_deliveries WHERE state IN ('failed', 'pending')`);
    expect(unfinished).toBeGreaterThan(300);
    await retention([ANSWERS, DELIVERIES, KEPT_EVENTS]).run();
    expect(await count('outbox_events')).toBe(1000);
    expect(await count(`outbox_deliveries WHERE state IN ('failed', 'pending')`)).toBe(unfinished);
    const done = `outbox_deliveries WHERE state IN ('delivered', 'skipped')`;
    expect(await count(`${done} AND finished_at < now() - interval '30 days 1 minute'`)).toBe(0);
    expect(await count(`${done} AND finished_at > now() - interval '30 days'`)).toBeGreaterThan(
      450,
    );
  });

  it('deletes events when it is told to, with their deliveries, unless one is not done', async () => {
    await pool.query(INSERT_EVENTS, [600]);
    await pool.query(INSERT_DELIVERIES);
    const unfinished = `outbox_deliveries WHERE state IN ('failed', 'pending')`;
    const [before, all] = [await count(unfinished), await count('outbox_deliveries')];
    const { deleted } = await retention().run();
    expect(await count(unfinished)).toBe(before);
    // 10 days are 240 hours: younger events stay, and older ones that somebody still has to get.
    const old = `occurred_at < now() - interval '10 days 1 minute'`;
    expect(
      await count(`outbox_events AS e WHERE ${old} AND NOT EXISTS (
        SELECT 1 FROM outbox_deliveries AS d
         WHERE d.event_id = e.id AND d.state IN ('failed', 'pending'))`),
    ).toBe(0);
    expect(
      await count(`outbox_events WHERE occurred_at > now() - interval '10 days'`),
    ).toBeGreaterThanOrEqual(240);
    expect(deleted['outbox_events']).toBe(600 - (await count('outbox_events')));
    expect(all - (await count('outbox_deliveries'))).toBe(deleted['outbox_events']);
  });

  it('deletes counts of attempts whose window ended an hour ago', async () => {
    await pool.query(INSERT_THROTTLE, [100]);
    // The two that go on, and the one that ended half an hour ago.
    expect(await retention().run()).toMatchObject({ deleted: { login_throttle: 100 - 3 } });
    expect(await count(`login_throttle WHERE key IN ('k0', 'k1', 'k2')`)).toBe(3);
  });

  it('finds each batch by an index', async () => {
    await pool.query(INSERT_EVENTS, [20_000]);
    await pool.query(INSERT_DELIVERIES);
    await pool.query(INSERT_ANSWERS, [20_000]);
    await pool.query(INSERT_THROTTLE, [20_000]);
    await pool.query('ANALYZE outbox_events, outbox_deliveries, stored_answers, login_throttle');
    const indexes = [
      [ANSWERS, 'stored_answers_created_at'],
      [DELIVERIES, 'outbox_deliveries_finished'],
      [EVENTS, 'outbox_events_pkey'],
      [THROTTLE, 'login_throttle_expire_idx'],
    ] as const;
    for (const [task, index] of indexes) {
      const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${batchSql(task)}`, [
        task.keepSeconds,
        1000,
      ]);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(new RegExp(`Index (Only )?Scan using ${index}`));
      expect(plan).not.toMatch(new RegExp(`Seq Scan on ${task.table}`));
      expect(plan).toMatch(new RegExp(`Tid Scan on ${task.table}`));
    }
  });

  it('leaves it to another that is at it, at once', async () => {
    await pool.query(INSERT_ANSWERS, [200]);
    const other = await pool.connect();
    await other.query('BEGIN');
    await other.query(
      `SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' retention', 0))`,
    );
    expect(await retention().run()).toEqual({ deleted: {}, gaveWay: true });
    expect(await count('stored_answers')).toBe(200);
    await other.query('ROLLBACK');
    other.release();
    expect((await retention().run()).gaveWay).toBe(false);
    expect(await count('stored_answers')).toBeLessThan(30);
  });

  it('waits for no row that somebody holds', async () => {
    await pool.query(INSERT_ANSWERS, [200]);
    const other = await pool.connect();
    await other.query('BEGIN');
    await other.query(`SELECT 1 FROM stored_answers WHERE key = 'k150' FOR UPDATE`);
    await retention().run();
    expect(await count(`stored_answers WHERE created_at < now() - interval '30 hours'`)).toBe(1);
    await other.query('ROLLBACK');
    other.release();
    await retention().run();
    expect(await count(`stored_answers WHERE created_at < now() - interval '30 hours'`)).toBe(0);
  });

  it('runs twice at once beside the work of the day, and takes nothing that is needed', async () => {
    await pool.query(INSERT_EVENTS, [3000]);
    await pool.query(INSERT_DELIVERIES);
    await pool.query(INSERT_ANSWERS, [3000]);
    const unfinished = await count(`outbox_deliveries WHERE state IN ('failed', 'pending')`);
    const others = [connect(postgres.database), connect(postgres.database)];
    const subscription = { subscriber: 's', events: ['customer.created'] };
    const unitOfWork = new SqlUnitOfWork(database.commands, sqlTransaction, [subscription]);
    let isOver = false;
    let made = 0;
    const work = (async () => {
      for (; !isOver || made < 20; made += 1) {
        const customer = Customer.create({ name: 'Ada' }, { ...testContext(), at: new Date() });
        // The key of an answer that is being deleted may be used anew.
        const key = `k${2000 + (made % 900)}`;
        await unitOfWork.run(async (tx) => {
          tx.customers.create(customer);
          const response = { head: '{}', body: customer.id };
          tx.responses.store('u', key, { fingerprint: 'new', response }, new Date());
        });
      }
    })();
    const runs = others.map(async ({ lists: own }) => {
      const mine = new Retention(own, TASKS, 50, 1);
      const sum: Record<string, number> = {};
      while (Object.keys(await mine.count()).length > 0) {
        const { deleted } = await mine.run();
        for (const [table, rows] of Object.entries(deleted)) sum[table] = (sum[table] ?? 0) + rows;
        await sleep(5);
      }
      return sum;
    });
    await Promise.all(runs);
    isOver = true;
    await work;
    expect(await count(`outbox_deliveries WHERE state IN ('failed', 'pending')`)).toBe(
      unfinished + made,
    );
    expect(await count(`stored_answers WHERE fingerprint = 'new'`)).toBe(Math.min(made, 900));
    expect(await count(`stored_answers WHERE created_at < now() - interval '25 hours'`)).toBe(0);
    await Promise.all(others.map((other) => other.close()));
  }, 60_000);

  it('stops between two batches, and goes on another time', async () => {
    await pool.query(INSERT_ANSWERS, [300]);
    const stop = new AbortController();
    const batches: number[] = [];
    const { deleted } = await retention(TASKS, 20).run(stop.signal, (_table, rows) => {
      batches.push(rows);
      if (batches.length === 3) stop.abort();
    });
    expect(batches).toEqual([20, 40, 60]);
    expect(deleted).toEqual({ stored_answers: 60 });
    expect(await count('stored_answers')).toBe(240);
  });

  it('works in the background, says in one line what it did, and stops at once', async () => {
    await pool.query(INSERT_ANSWERS, [200]);
    const lines: [object, string][] = [];
    const note = (fields: object, message: string) => void lines.push([fields, message]);
    const logger: Logger = { debug: () => undefined, info: note, warn: note, error: note };
    const times = { first: 50, interval: 3_600_000 };
    const worker = new RetentionWorker(retention(), new SystemClock(), logger, times);
    worker.start();
    const patience = performance.now() + 20_000;
    while (lines.length === 0 && performance.now() < patience) await sleep(20);
    const stopping = performance.now();
    await worker.stop();
    expect(performance.now() - stopping).toBeLessThan(5000);
    expect(lines).toEqual([
      [
        expect.objectContaining({
          deleted: { stored_answers: expect.any(Number) as number },
          gave_way: false,
        }),
        'retention',
      ],
    ]);
  });

  it('survives a database that is away', async () => {
    const lines: string[] = [];
    const note = (_fields: object, message: string) => void lines.push(message);
    const logger: Logger = { debug: note, info: note, warn: note, error: note };
    const away = { query: () => Promise.reject(new Error('away')) };
    const broken = new Retention(away as never, TASKS);
    const worker = new RetentionWorker(broken, new SystemClock(), logger, {
      first: 1,
      interval: 1,
    });
    worker.start();
    const patience = performance.now() + 20_000;
    while (lines.length < 3 && performance.now() < patience) await sleep(5);
    await worker.stop();
    expect(new Set(lines)).toEqual(new Set(['retention failed']));
    expect(lines.length).toBeGreaterThanOrEqual(3);
  });
});
