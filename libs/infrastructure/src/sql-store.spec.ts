import {
  collectionContract,
  type AnyQueries,
  CONTRACT_SUBSCRIPTION,
  customerQueriesContract,
  customerRepositoryContract,
  deliveriesContract,
  knownNetworksContract,
  resourceRepositoriesContract,
  moneyContract,
  salesContract,
  salesNumbersContract,
  stockContract,
  textContract,
  unitOfWorkContract,
  type StoreUnderTest,
} from '@strata/application/testing/contracts';
import type { DomainEvent } from '@strata/domain-kit';
import {
  checkDatabase,
  connect,
  type DatabaseConnection,
  pgQueries,
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
import { itemTable } from './catalog/item-table.js';
import { contactNumberTable } from './contacts/contact-number-table.js';
import { customerTable } from './customers/customer-table.js';
import { warehouseTable } from './inventory/warehouse-table.js';
import { sqlTransaction } from './sql-transaction.js';
import { TABLES } from './tables.js';
import { vendorTable } from './vendors/vendor-table.js';
import { PgKnownNetworks } from './identity/pg-known-networks.js';
import { PgStockQueries } from './inventory/pg-stock-queries.js';
import { PgSalesReturnQueries, PgSalesTransactionQueries } from './sales/pg-sales-queries.js';
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

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    await alterDatabase(postgres.url, settings);
    if (binary) pooler = await startTemporaryPgbouncer(binary, postgres);
    const description = (pooler ?? postgres).database;
    await migrate(description);
    database = connect(description);
    await checkDatabase(description, database.rows);
    store = {
      unitOfWork: new SqlUnitOfWork(database.commands, sqlTransaction, [CONTRACT_SUBSCRIPTION], {
        committed: (events) => void committed.push(events),
      }),
      committed,
      knownNetworks: new PgKnownNetworks(
        database.rows,
        hmacFingerprint('x'.repeat(32), 'test'),
        new SteadyClock(new SystemClock()),
        new PinoLogger('silent'),
      ),
      queriesOf: (name) => {
        const found = TABLES.find(({ collection }) => collection.name === name);
        if (!found) throw new Error(`no table of ${name}`);
        return pgQueries(found as never, database.rows) as unknown as AnyQueries;
      },
      customerQueries: pgQueries(customerTable, database.rows),
      vendorQueries: pgQueries(vendorTable, database.rows),
      itemQueries: pgQueries(itemTable, database.rows),
      warehouseQueries: pgQueries(warehouseTable, database.rows),
      contactNumberQueries: pgQueries(contactNumberTable, database.rows),
      stockQueries: new PgStockQueries(database.rows),
      salesQueries: new PgSalesTransactionQueries(database.rows),
      returnQueries: new PgSalesReturnQueries(database.rows),
      eventsOf: async (aggregateId) => {
        const { rows } = await database.rows.query<{ name: string; aggregateVersion: number }>(
          `SELECT name, aggregate_version AS "aggregateVersion" FROM outbox_events
            WHERE aggregate_id = $1 ORDER BY aggregate_version, position`,
          [aggregateId],
        );
        return rows;
      },
      continueSalesNumbersAt: async (sequence) => {
        await database.rows.query(`SELECT setval('sales_transaction_numbers', $1, false)`, [
          sequence,
        ]);
      },
      // What a delivery waits for is a moment by the database's clock; it comes closer instead.
      passTime: (milliseconds) =>
        database.rows.query(
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

  unitOfWorkContract(() => store);
  customerRepositoryContract(() => store);
  customerQueriesContract(() => store);
  resourceRepositoriesContract(() => store);
  stockContract(() => store);
  moneyContract(() => store);
  salesContract(() => store);
  salesNumbersContract(() => store);
  knownNetworksContract(() => store);
  deliveriesContract(() => store);
  textContract(() => store);
  collectionContract((name) => store.queriesOf(name));
});
