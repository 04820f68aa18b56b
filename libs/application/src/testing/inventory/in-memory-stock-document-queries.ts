import {
  type InMemoryDatabase,
  InMemoryResourceQueries,
  isValue,
} from '@strata/application-kit/testing';
import type {
  StockDocumentFilter,
  StockDocumentSortKey,
  StockDocumentView,
} from '../../inventory/stock-document-queries.js';

/** Reads of documents of stock over the in-memory table. */
export class InMemoryStockDocumentQueries extends InMemoryResourceQueries<
  StockDocumentView,
  StockDocumentFilter,
  StockDocumentSortKey
> {
  constructor(database: InMemoryDatabase) {
    super(
      database,
      'stock_documents',
      (row, { kind, warehouseId, toWarehouseId, from, to }) =>
        isValue(row.kind, kind) &&
        isValue<string>(row.warehouseId, warehouseId) &&
        isValue<string | null>(row.toWarehouseId, toWarehouseId) &&
        (from === undefined || row.createdAt >= from) &&
        (to === undefined || row.createdAt < to),
    );
  }
}
