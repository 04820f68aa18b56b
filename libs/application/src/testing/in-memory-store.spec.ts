import { FixedClock, InMemoryDatabase } from '@strata/application-kit/testing';
import type { DomainEvent } from '@strata/domain-kit';
import { CONTRACT_SUBSCRIPTION, storeContract, type StoreUnderTest } from './contracts/index.js';
import { InMemoryApiKeyUses } from './identity/in-memory-api-key-uses.js';
import { InMemoryKnownNetworks } from './identity/in-memory-known-networks.js';
import { inMemoryReads, InMemoryStore } from './in-memory-store.js';

describe('in-memory store', () => {
  const clock = new FixedClock();
  const committed: (readonly DomainEvent[])[] = [];
  let retries = 0;
  const unitOfWork = new InMemoryStore(new InMemoryDatabase(), [CONTRACT_SUBSCRIPTION], clock, {
    committed: (events) => void committed.push(events),
    gaveWay: () => void (retries += 1),
  });
  const { database } = unitOfWork;
  const store: StoreUnderTest = {
    unitOfWork,
    queries: inMemoryReads(database),
    committed,
    retries: () => retries,
    knownNetworks: new InMemoryKnownNetworks(database),
    apiKeyUses: new InMemoryApiKeyUses(database),
    eventsOf: (aggregateId) =>
      Promise.resolve(
        unitOfWork.events
          .filter((event) => event.aggregateId === aggregateId)
          .map(({ name, aggregateVersion }) => ({ name, aggregateVersion })),
      ),
    changesOf: (aggregateId) =>
      Promise.resolve(
        unitOfWork.recorded
          .filter(({ event }) => event.aggregateId === aggregateId)
          .map(({ changes }) => changes),
      ),
    continueSalesNumbersAt: (sequence) => {
      database.table<bigint>('sequences').set('sales', sequence - 1n);
      return Promise.resolve();
    },
    passTime: (milliseconds) => Promise.resolve(clock.advance(milliseconds)),
  };
  storeContract(() => store);
});
