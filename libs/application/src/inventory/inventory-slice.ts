import type { StockRepository } from '@strata/domain';
import type { StockDocumentQueries } from './stock-document-queries.js';
import type { StockQueries } from './stock-queries.js';
import type { StockReportQueries } from './stock-value.js';

/** What a store has of stock, beside the collections. */
export interface InventorySlice {
  readonly repositories: { readonly stock: StockRepository };
  readonly queries: {
    readonly stock: StockQueries;
    readonly stockReports: StockReportQueries;
    readonly stockDocuments: StockDocumentQueries;
  };
}
