import type { SalesRepository } from '@strata/domain';
import type { SalesReturnQueries, SalesTransactionQueries } from './sales-queries.js';
import type { SalesReportQueries } from './sales-reports.js';

/** What a store has of sales, beside the collections. */
export interface SalesSlice {
  readonly repositories: { readonly sales: SalesRepository };
  readonly queries: {
    readonly sales: SalesTransactionQueries;
    readonly salesReturns: SalesReturnQueries;
    readonly salesReports: SalesReportQueries;
  };
}
