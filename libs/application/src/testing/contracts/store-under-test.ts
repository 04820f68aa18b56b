import type { UnitOfWork } from '@strata/application-kit';
import type { DomainEvent } from '@strata/domain-kit';
import type { KnownNetworks } from '../../identity/known-networks.js';
import type { Queries } from '../../queries.js';
import type { Transaction } from '../../transaction.js';

/** One implementation of the store, as the contract suites see it. */
export interface StoreUnderTest {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly queries: Queries;
  readonly knownNetworks: KnownNetworks;
  /** What the unit of work told its listener so far, transaction by transaction. */
  readonly committed: readonly (readonly DomainEvent[])[];
  /** Names and versions of the stored events of one aggregate, in order. */
  eventsOf(aggregateId: string): Promise<readonly { name: string; aggregateVersion: number }[]>;
  /** Lets the next sale have this place in the sequence of numbers. */
  continueSalesNumbersAt(sequence: bigint): Promise<void>;
  /** Lets so much time pass for deliveries that wait or are leased. */
  passTime(milliseconds: number): Promise<unknown>;
}

/** The subscription that every store under test is to have. */
export const CONTRACT_SUBSCRIPTION = {
  subscriber: 'contract',
  events: ['customer.registered'],
} as const;
