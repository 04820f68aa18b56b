import type {
  InMemoryDatabase,
  InMemorySession,
  InMemorySlice,
} from '@strata/application-kit/testing';
import type { PurchasingSlice } from '../../purchasing/purchasing-slice.js';
import { InMemoryPurchaseOrderQueries } from './in-memory-purchase-order-queries.js';
import { InMemoryPurchaseOrderRepository } from './in-memory-purchase-order-repository.js';

/** Purchasing in memory. */
export const purchasingInMemory = {
  repositories: {
    purchaseOrders: (session: InMemorySession) => new InMemoryPurchaseOrderRepository(session),
  },
  queries: (database: InMemoryDatabase) => ({
    purchaseOrders: new InMemoryPurchaseOrderQueries(database),
  }),
} satisfies InMemorySlice<PurchasingSlice>;
