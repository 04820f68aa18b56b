import type { CustomerQueries } from '../../customers/customer-queries.js';
import type { UnitOfWork } from '../../shared/unit-of-work.js';
import type { Transaction } from '../../transaction.js';

/** One implementation of the store, as the contract suites see it. */
export interface StoreUnderTest {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly customerQueries: CustomerQueries;
  /** Names and versions of the stored events of one aggregate, in order. */
  eventsOf(aggregateId: string): Promise<readonly { name: string; aggregateVersion: number }[]>;
}
