import { reverseSlices, type Transaction } from '@strata/application';
import { transactionOf } from '@strata/application-kit';
import { sqlRepositories, type SqlSession, SqlStoredResponses } from '@strata/infrastructure-kit';
import { SqlContactNumberRepository } from './contacts/sql-contact-number-repository.js';
import { SqlUserRepository } from './identity/sql-user-repository.js';
import { SqlStockRepository } from './inventory/sql-stock-repository.js';
import { OutboxDeliveries } from './messaging/outbox-deliveries.js';
import { SqlSalesRepository } from './sales/sql-sales-repository.js';
import { TABLES } from './tables.js';

/** The repositories of one PostgreSQL transaction, each made when it is first asked for. */
export const sqlTransaction: (session: SqlSession) => Transaction = transactionOf({
  ...sqlRepositories(TABLES),
  ...reverseSlices,
  responses: (session: SqlSession) => new SqlStoredResponses(session),
  deliveries: (session: SqlSession) => new OutboxDeliveries(session),
  users: (session: SqlSession) => new SqlUserRepository(session),
  contactNumbers: (session: SqlSession) => new SqlContactNumberRepository(session),
  stock: (session: SqlSession) => new SqlStockRepository(session),
  sales: (session: SqlSession) => new SqlSalesRepository(session),
});
