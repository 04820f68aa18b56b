import { reverseSlices, type Transaction } from '@strata/application';
import { together, transactionOf } from '@strata/application-kit';
import { sqlRepositories, type SqlSession, SqlStoredResponses } from '@strata/infrastructure-kit';
import { OutboxDeliveries } from './messaging/outbox-deliveries.js';
import { SQL_SLICES } from './sql-slices.js';
import { TABLES } from './tables.js';

/** The repositories of one PostgreSQL transaction, each made when it is first asked for. */
export const sqlTransaction: (session: SqlSession) => Transaction = transactionOf({
  ...sqlRepositories(TABLES),
  ...reverseSlices,
  responses: (session: SqlSession) => new SqlStoredResponses(session),
  deliveries: (session: SqlSession) => new OutboxDeliveries(session),
  ...together(Object.values(SQL_SLICES).map(({ repositories }) => repositories)),
});
