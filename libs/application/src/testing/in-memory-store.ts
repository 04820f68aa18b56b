import { transactionOf, type TransactionOf } from '@strata/application-kit';
import {
  InMemoryDeliveries,
  InMemoryRepository,
  type InMemorySession,
  InMemoryStoredResponses,
  InMemoryUnitOfWork,
} from '@strata/application-kit/testing';
import { itemCollection } from '../catalog/item-collection.js';
import { customerCollection } from '../customers/customer-collection.js';
import { warehouseCollection } from '../inventory/warehouse-collection.js';
import type { Transaction } from '../transaction.js';
import { vendorCollection } from '../vendors/vendor-collection.js';
import { InMemoryContactNumberRepository } from './contacts/in-memory-contact-number-repository.js';
import { InMemoryUserRepository } from './identity/in-memory-user-repository.js';
import { InMemoryContextPorts } from './in-memory-context-ports.js';
import { InMemoryStockRepository } from './inventory/in-memory-stock-repository.js';
import { InMemorySalesRepository } from './sales/in-memory-sales-repository.js';

const makers = {
  responses: (session: InMemorySession) => new InMemoryStoredResponses(session),
  deliveries: (session: InMemorySession) => new InMemoryDeliveries(session),
  users: (session: InMemorySession) => new InMemoryUserRepository(session),
  contactNumbers: (session: InMemorySession) => new InMemoryContactNumberRepository(session),
  contactOwners: (session: InMemorySession) => new InMemoryContextPorts(session),
  customers: (session: InMemorySession) => new InMemoryRepository(session, customerCollection),
  openSales: (session: InMemorySession) => new InMemoryContextPorts(session),
  vendors: (session: InMemorySession) => new InMemoryRepository(session, vendorCollection),
  items: (session: InMemorySession) => new InMemoryRepository(session, itemCollection),
  itemVendors: (session: InMemorySession) => new InMemoryContextPorts(session),
  itemUsage: (session: InMemorySession) => new InMemoryContextPorts(session),
  warehouses: (session: InMemorySession) => new InMemoryRepository(session, warehouseCollection),
  stock: (session: InMemorySession) => new InMemoryStockRepository(session),
  sales: (session: InMemorySession) => new InMemorySalesRepository(session),
};

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
