import type {
  InMemoryDatabase,
  InMemorySession,
  InMemorySlice,
} from '@strata/application-kit/testing';
import type { InventorySlice } from '../../inventory/inventory-slice.js';
import { InMemoryStockDocumentQueries } from './in-memory-stock-document-queries.js';
import { InMemoryStockQueries } from './in-memory-stock-queries.js';
import { InMemoryStockReports } from './in-memory-stock-reports.js';
import { InMemoryStockRepository } from './in-memory-stock-repository.js';

/** Stock in memory. */
export const inventoryInMemory = {
  repositories: {
    stock: (session: InMemorySession) => new InMemoryStockRepository(session),
  },
  queries: (database: InMemoryDatabase) => ({
    stock: new InMemoryStockQueries(database),
    stockReports: new InMemoryStockReports(database),
    stockDocuments: new InMemoryStockDocumentQueries(database),
  }),
} satisfies InMemorySlice<InventorySlice>;
