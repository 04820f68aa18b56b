import type { QueriesOfAll } from '@strata/application-kit';
import type { COLLECTIONS } from './collections.js';
import type { UserQueries } from './identity/user-collection.js';
import type { StockQueries } from './inventory/stock-queries.js';
import type { SalesReturnQueries, SalesTransactionQueries } from './sales/sales-queries.js';

/** All reads that need no behaviour: those of every collection, and those that are more than one. */
export interface Queries extends QueriesOfAll<typeof COLLECTIONS> {
  readonly users: UserQueries;
  readonly stock: StockQueries;
  readonly sales: SalesTransactionQueries;
  readonly salesReturns: SalesReturnQueries;
}
