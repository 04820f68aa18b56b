import { testContext } from '@strata/application-kit/testing';
import { Customer } from '@strata/domain';
import {
  connect,
  type DatabaseConnection,
  OUTBOX_BACKLOG_STATEMENT,
  outboxBacklog,
  SqlUnitOfWork,
} from '@strata/infrastructure-kit';
import { startTemporaryPostgres, type TemporaryPostgres } from '@strata/infrastructure-kit/testing';
import { migrate } from '../database/migrations.js';
import { sqlTransaction } from '../sql-transaction.js';

const SUBSCRIPTIONS = [
  { subscriber: 'mail', events: ['customer.created'] },
  { subscriber: 'post', events: ['customer.created'] },
];

describe('the backlog of the outbox', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await migrate(postgres.database);
    database = connect(postgres.database);
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  const register = (at: Date) =>
    new SqlUnitOfWork(database.commands, sqlTransaction, SUBSCRIPTIONS).run((tx) =>
      tx.customers.create(Customer.create({ name: 'Ada' }, testContext({ at }))),
    );

  it('is nothing without deliveries', async () => {
    expect(await outboxBacklog(database.lists)).toEqual([]);
  });

  it('tells what waits, for how long, and what was given up, by subscriber', async () => {
    const hour = 3_600_000;
    await register(new Date(Date.now() - hour));
    await register(new Date());
    await database.lists.query(
      `UPDATE outbox_deliveries SET state = 'failed' WHERE subscriber = 'post'
          AND event_id = (SELECT id FROM outbox_events ORDER BY occurred_at LIMIT 1)`,
    );
    const backlog = await outboxBacklog(database.lists);
    const of = (name: string) => backlog.find(({ subscriber }) => subscriber === name);
    expect(of('mail')).toMatchObject({ pending: 2, failed: 0 });
    expect(of('mail')?.oldest).toBeGreaterThan(3599);
    expect(of('post')).toMatchObject({ pending: 1, failed: 1 });
    expect(of('post')?.oldest).toBeLessThan(600);
  });

  it('does not look at what was delivered', async () => {
    await database.lists.query(
      `INSERT INTO outbox_events (id, name, schema_version, aggregate_type, aggregate_id,
                                  aggregate_version, occurred_at, actor, payload)
       SELECT gen_random_uuid(), 'customer.created', 1, 'customer', gen_random_uuid(), 1, now(), 'x', '{}'
         FROM generate_series(1, 20000)`,
    );
    await database.lists.query(
      `INSERT INTO outbox_deliveries (event_id, subscriber, aggregate_id, aggregate_version, position,
                                      state, due_at, finished_at)
       SELECT id, 'mail', aggregate_id, 1, position, 'delivered', now(), now() FROM outbox_events
        WHERE actor = 'x'`,
    );
    await database.lists.query('ANALYZE outbox_deliveries, outbox_events');
    const { rows } = await database.lists.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN ${OUTBOX_BACKLOG_STATEMENT.text}`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('outbox_deliveries_unfinished');
    expect(plan).not.toContain('Seq Scan');
  });
});
