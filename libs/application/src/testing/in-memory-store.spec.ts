import {
  customerQueriesContract,
  customerRepositoryContract,
  unitOfWorkContract,
  type StoreUnderTest,
} from './contracts/index.js';
import { InMemoryCustomerQueries } from './customers/in-memory-customer-queries.js';
import { InMemoryUnitOfWork } from './shared/in-memory-unit-of-work.js';

describe('in-memory store', () => {
  const unitOfWork = new InMemoryUnitOfWork();
  const store: StoreUnderTest = {
    unitOfWork,
    customerQueries: new InMemoryCustomerQueries(unitOfWork.database),
    eventsOf: (aggregateId) =>
      Promise.resolve(
        unitOfWork.events
          .filter((event) => event.aggregateId === aggregateId)
          .map(({ name, aggregateVersion }) => ({ name, aggregateVersion })),
      ),
  };
  unitOfWorkContract(() => store);
  customerRepositoryContract(() => store);
  customerQueriesContract(() => store);
});
