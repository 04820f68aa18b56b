import {
  CONTRACT_SUBSCRIPTION,
  storeContract,
  type StoreUnderTest,
} from '@strata/application/testing/contracts';
import type { Changes, DomainEvent } from '@strata/domain-kit';
import {
  checkDatabase,
  connect,
  type DatabaseConnection,
  PinoLogger,
  SqlUnitOfWork,
  SteadyClock,
  SystemClock,
} from '@strata/infrastructure-kit';
import {
  alterDatabase,
  findPgbouncer,
  HOSTILE_SETTINGS,
  startTemporaryPgbouncer,
  startTemporaryPostgres,
  type TemporaryPgbouncer,
  type TemporaryPostgres,
} from '@strata/infrastructure-kit/testing';
import { migrate } from './database/migrations.js';
import { pgReads } from './pg-reads.js';
import { sqlTransaction } from './sql-transaction.js';
import { PgApiKeyUses } from './identity/pg-api-key-uses.js';
import { PgKnownNetworks } from './identity/pg-known-networks.js';
import { hmacFingerprint } from './security/hmac-fingerprint.js';

const pgbouncer = findPgbouncer();

/** What the store has to be the same on; a pooler is put before the database where there is one. */
const DATABASES: readonly (readonly [string, Readonly<Record<string, string>>, string | null])[] = [
  ['a database as it is made', {}, null],
  ['a database with settings of its own', HOSTILE_SETTINGS, null],
  ...(pgbouncer
    ? [['PgBouncer in transaction mode', { TimeZone: 'Asia/Kolkata' }, pgbouncer] as const]
    : []),
];

describe.each(DATABASES)('SQL store on %s', (_name, settings, binary) => {
  let postgres: TemporaryPostgres;
  let pooler: TemporaryPgbouncer | undefined;
  let database: DatabaseConnection;
  let store: StoreUnderTest;
  const committed: (readonly DomainEvent[])[] = [];
  let retries = 0;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await alterDatabase(postgres.url, settings);
    if (binary) pooler = await startTemporaryPgbouncer(binary, postgres);
    const description = (pooler ?? postgres).database;
    await migrate(description);
    database = connect(description);
    await checkDatabase(description, database.lists);
    store = {
      unitOfWork: new SqlUnitOfWork(database.commands, sqlTransaction, [CONTRACT_SUBSCRIPTION], {
        committed: (events) => void committed.push(events),
        gaveWay: () => void (retries += 1),
      }),
      queries: pgReads({ ...database, identity: database.lists }),
      committed,
      retries: () => retries,
      apiKeyUses: new PgApiKeyUses(database.lists, new PinoLogger('silent')),
      knownNetworks: new PgKnownNetworks(
        database.lists,
        hmacFingerprint('x'.repeat(32), 'test'),
        new SteadyClock(new SystemClock()),
        new PinoLogger('silent'),
      ),
      eventsOf: async (aggregateId) => {
        const { rows } = await database.lists.query<{ name: string; aggregateVersion: number }>(
          `SELECT name, aggregate_version AS "aggregateVersion" FROM outbox_events
            WHERE aggregate_id = $1 ORDER BY aggregate_version, position`,
          [aggregateId],
        );
        return rows;
      },
      changesOf: async (aggregateId) => {
        const { rows } = await database.lists.query<{ changes: Changes | null }>(
          `SELECT changes FROM outbox_events
            WHERE aggregate_id = $1 ORDER BY aggregate_version, position`,
          [aggregateId],
        );
        return rows.map(({ changes }) => changes);
      },
      continueSalesNumbersAt: async (sequence) => {
        await database.lists.query(`SELECT setval('sales_transaction_numbers', $1, false)`, [
          sequence,
        ]);
      },
      // What a delivery waits for is a moment by the database's clock; it comes closer instead.
      passTime: (milliseconds) =>
        database.lists.query(
          `UPDATE outbox_deliveries SET due_at = due_at - $1::float8 * interval '1 millisecond'`,
          [milliseconds],
        ),
    };
  }, 60_000);

  afterAll(async () => {
    await database?.close();
    await pooler?.stop();
    await postgres?.stop();
  });

  storeContract(() => store);
});
