import { together, transactionOf, type TransactionOf } from '@strata/application-kit';
import {
  allInMemoryQueries,
  type InMemoryDatabase,
  InMemoryDeliveries,
  InMemoryHistoryQueries,
  inMemoryRepositories,
  type InMemorySession,
  InMemoryStoredResponses,
  InMemoryUnitOfWork,
} from '@strata/application-kit/testing';
import { COLLECTIONS } from '../collections.js';
import type { Queries } from '../queries.js';
import { reverseSlices, type Transaction } from '../transaction.js';
import { IN_MEMORY_SLICES } from './in-memory-slices.js';

const makers = {
  ...inMemoryRepositories(COLLECTIONS),
  ...reverseSlices,
  responses: (session: InMemorySession) => new InMemoryStoredResponses(session),
  deliveries: (session: InMemorySession) => new InMemoryDeliveries(session),
  ...together(Object.values(IN_MEMORY_SLICES).map(({ repositories }) => repositories)),
};

/** All reads, in memory. */
export function inMemoryReads(database: InMemoryDatabase): Queries {
  return {
    ...allInMemoryQueries(database, COLLECTIONS),
    ...together(
      Object.values(IN_MEMORY_SLICES).flatMap((slice) =>
        'queries' in slice ? [slice.queries(database)] : [],
      ),
    ),
    history: new InMemoryHistoryQueries(database),
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
