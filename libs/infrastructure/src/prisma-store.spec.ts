import type { CustomerQueries } from '@strata/application';
import {
  customerQueriesContract,
  customerRepositoryContract,
  unitOfWorkContract,
  type StoreUnderTest,
} from '@strata/application/testing/contracts';
import { connect, type DatabaseConnection } from './database/connection.js';
import { migrate } from './database/migrator.js';
import { PrismaUnitOfWork } from './database/prisma-unit-of-work.js';
import { PgCustomerQueries } from './customers/pg-customer-queries.js';
import { startTemporaryPostgres, type TemporaryPostgres } from './testing/temporary-postgres.js';

describe('Prisma store', () => {
  let postgres: TemporaryPostgres;
  let database: DatabaseConnection;
  let store: StoreUnderTest & { readonly customerQueries: CustomerQueries };

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    // Several processes may start at once: one migrates, the others wait and find nothing to do.
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(postgres.url)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    database = connect(postgres.url);
    store = {
      unitOfWork: new PrismaUnitOfWork(database.prisma),
      customerQueries: new PgCustomerQueries(database.pool),
      eventsOf: (aggregateId) =>
        database.prisma.outboxEvent.findMany({
          where: { aggregateId },
          orderBy: [{ aggregateVersion: 'asc' }, { position: 'asc' }],
          select: { name: true, aggregateVersion: true },
        }),
    };
  }, 60_000);

  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  unitOfWorkContract(() => store);
  customerRepositoryContract(() => store);
  customerQueriesContract(() => store);
});
