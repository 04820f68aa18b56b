import type { DomainEvent } from '@strata/domain-kit';
import {
  collectionContract,
  type AnyQueries,
  COLLECTIONS,
  CONTRACT_SUBSCRIPTION,
  customerQueriesContract,
  customerRepositoryContract,
  deliveriesContract,
  knownNetworksContract,
  resourceRepositoriesContract,
  moneyContract,
  salesContract,
  salesNumbersContract,
  stockContract,
  textContract,
  unitOfWorkContract,
  type StoreUnderTest,
} from './contracts/index.js';
import { InMemoryKnownNetworks } from './identity/in-memory-known-networks.js';
import { InMemoryStockQueries } from './inventory/in-memory-stock-queries.js';
import {
  InMemorySalesReturnQueries,
  InMemorySalesTransactionQueries,
} from './sales/in-memory-sales-queries.js';
import { FixedClock, InMemoryDatabase, inMemoryQueries } from '@strata/application-kit/testing';
import { itemCollection } from '../catalog/item-collection.js';
import { contactNumberCollection } from '../contacts/contact-number-collection.js';
import { customerCollection } from '../customers/customer-collection.js';
import { warehouseCollection } from '../inventory/warehouse-collection.js';
import { vendorCollection } from '../vendors/vendor-collection.js';
import { InMemoryStore } from './in-memory-store.js';

describe('in-memory store', () => {
  const clock = new FixedClock();
  const committed: (readonly DomainEvent[])[] = [];
  const unitOfWork = new InMemoryStore(new InMemoryDatabase(), [CONTRACT_SUBSCRIPTION], clock, {
    committed: (events) => void committed.push(events),
  });
  const { database } = unitOfWork;
  const store: StoreUnderTest = {
    unitOfWork,
    committed,
    knownNetworks: new InMemoryKnownNetworks(database),
    queriesOf: (name) => {
      const found = COLLECTIONS.find((collection) => collection.name === name);
      if (!found) throw new Error(`no collection ${name}`);
      return inMemoryQueries(database, found as never) as unknown as AnyQueries;
    },
    customerQueries: inMemoryQueries(database, customerCollection),
    vendorQueries: inMemoryQueries(database, vendorCollection),
    itemQueries: inMemoryQueries(database, itemCollection),
    warehouseQueries: inMemoryQueries(database, warehouseCollection),
    contactNumberQueries: inMemoryQueries(database, contactNumberCollection),
    stockQueries: new InMemoryStockQueries(database),
    salesQueries: new InMemorySalesTransactionQueries(database),
    returnQueries: new InMemorySalesReturnQueries(database),
    eventsOf: (aggregateId) =>
      Promise.resolve(
        unitOfWork.events
          .filter((event) => event.aggregateId === aggregateId)
          .map(({ name, aggregateVersion }) => ({ name, aggregateVersion })),
      ),
    continueSalesNumbersAt: (sequence) => {
      database.table<bigint>('sequences').set('sales', sequence - 1n);
      return Promise.resolve();
    },
    passTime: (milliseconds) => Promise.resolve(clock.advance(milliseconds)),
  };
  unitOfWorkContract(() => store);
  customerRepositoryContract(() => store);
  customerQueriesContract(() => store);
  resourceRepositoriesContract(() => store);
  stockContract(() => store);
  moneyContract(() => store);
  salesContract(() => store);
  salesNumbersContract(() => store);
  knownNetworksContract(() => store);
  deliveriesContract(() => store);
  textContract(() => store);
  collectionContract((name) => store.queriesOf(name));
});
