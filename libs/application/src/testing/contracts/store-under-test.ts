import type { UnitOfWork } from '@strata/application-kit';
import type { Changes, DomainEvent } from '@strata/domain-kit';
import type { ApiKeyUses } from '../../identity/api-key-uses.js';
import type { KnownNetworks } from '../../identity/known-networks.js';
import type { Queries } from '../../queries.js';
import type { Transaction } from '../../transaction.js';

/** One implementation of the store, as the contract suites see it. */
export interface StoreUnderTest {
  readonly unitOfWork: UnitOfWork<Transaction>;
  readonly queries: Queries;
  readonly knownNetworks: KnownNetworks;
  readonly apiKeyUses: ApiKeyUses;
  /** What the unit of work told its listener so far, transaction by transaction. */
  readonly committed: readonly (readonly DomainEvent[])[];
  /** How often the unit of work told its listener that an attempt gave way. */
  retries(): number;
  /** Names and versions of the stored events of one aggregate, in order. */
  eventsOf(aggregateId: string): Promise<readonly { name: string; aggregateVersion: number }[]>;
  /** What each of them says of changes; moments as text in ISO 8601. */
  changesOf(aggregateId: string): Promise<readonly (Changes | null)[]>;
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
