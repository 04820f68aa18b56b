import { transactionOf, type TransactionOf } from '@strata/application-kit';
import {
  allInMemoryQueries,
  type InMemoryDatabase,
  InMemoryDeliveries,
  inMemoryRepositories,
  type InMemorySession,
  InMemoryStoredResponses,
  InMemoryUnitOfWork,
} from '@strata/application-kit/testing';
import { COLLECTIONS } from '../collections.js';
import type { Queries } from '../queries.js';
import { reverseSlices, type Transaction } from '../transaction.js';
import { InMemoryContactNumberRepository } from './contacts/in-memory-contact-number-repository.js';
import { inMemoryUserQueries } from './identity/in-memory-user-queries.js';
import { InMemoryUserRepository } from './identity/in-memory-user-repository.js';
import { InMemoryStockQueries } from './inventory/in-memory-stock-queries.js';
import { InMemoryStockRepository } from './inventory/in-memory-stock-repository.js';
import {
  InMemorySalesReturnQueries,
  InMemorySalesTransactionQueries,
} from './sales/in-memory-sales-queries.js';
import { InMemorySalesRepository } from './sales/in-memory-sales-repository.js';

const makers = {
  ...inMemoryRepositories(COLLECTIONS),
  ...reverseSlices,
  responses: (session: InMemorySession) => new InMemoryStoredResponses(session),
  deliveries: (session: InMemorySession) => new InMemoryDeliveries(session),
  users: (session: InMemorySession) => new InMemoryUserRepository(session),
  contactNumbers: (session: InMemorySession) => new InMemoryContactNumberRepository(session),
  stock: (session: InMemorySession) => new InMemoryStockRepository(session),
  sales: (session: InMemorySession) => new InMemorySalesRepository(session),
};

/** All reads, in memory. */
export function inMemoryReads(database: InMemoryDatabase): Queries {
  return {
    ...allInMemoryQueries(database, COLLECTIONS),
    users: inMemoryUserQueries(database),
    stock: new InMemoryStockQueries(database),
    sales: new InMemorySalesTransactionQueries(database),
    salesReturns: new InMemorySalesReturnQueries(database),
  };
}

/** What one transaction in memory offers. */
export type InMemoryTransaction = Transaction & TransactionOf<typeof makers>;

const open: (session: InMemorySession) => InMemoryTransaction = transactionOf(makers);

type Rest =
  ConstructorParameters<typeof InMemoryUnitOfWork<InMemoryTransaction>> extends [
    unknown,
    ...infer Others,
  ]
    ? Others
    : never;

/** Everything in memory: the unit of work of every context. */
export class InMemoryStore extends InMemoryUnitOfWork<InMemoryTransaction> {
  /** As {@link InMemoryUnitOfWork}, whose transactions it opens. */
  constructor(...rest: Rest) {
    super(open, ...rest);
  }
}
