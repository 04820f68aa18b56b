import { InMemoryUnitOfWork, type OpenInMemory } from '@strata/application-kit/testing';
import { InMemoryTransaction } from './in-memory-transaction.js';

type Rest =
  ConstructorParameters<typeof InMemoryUnitOfWork<InMemoryTransaction>> extends [
    OpenInMemory<InMemoryTransaction>,
    ...infer Others,
  ]
    ? Others
    : never;

/** Everything in memory: the unit of work of every context. */
export class InMemoryStore extends InMemoryUnitOfWork<InMemoryTransaction> {
  /** As {@link InMemoryUnitOfWork}, whose transactions it opens. */
  constructor(...rest: Rest) {
    super((database, track, clock) => new InMemoryTransaction(database, track, clock), ...rest);
  }
}
