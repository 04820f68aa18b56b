import type { DomainEvent } from '@strata/domain-kit';
import { InMemoryItemQueries } from './catalog/in-memory-item-queries.js';
import { InMemoryContactNumberQueries } from './contacts/in-memory-contact-number-queries.js';
import {
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
import { InMemoryCustomerQueries } from './customers/in-memory-customer-queries.js';
import { InMemoryKnownNetworks } from './identity/in-memory-known-networks.js';
import { InMemoryStockQueries } from './inventory/in-memory-stock-queries.js';
import { InMemoryWarehouseQueries } from './inventory/in-memory-warehouse-queries.js';
import {
  InMemorySalesReturnQueries,
  InMemorySalesTransactionQueries,
} from './sales/in-memory-sales-queries.js';
import { FixedClock, InMemoryDatabase } from '@strata/application-kit/testing';
import { InMemoryStore } from './in-memory-store.js';
import { InMemoryVendorQueries } from './vendors/in-memory-vendor-queries.js';

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
    customerQueries: new InMemoryCustomerQueries(database),
    vendorQueries: new InMemoryVendorQueries(database),
    itemQueries: new InMemoryItemQueries(database),
    warehouseQueries: new InMemoryWarehouseQueries(database),
    contactNumberQueries: new InMemoryContactNumberQueries(database),
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
});
