import type {
  StockDocumentFilter,
  StockDocumentSortKey,
  StockDocumentView,
} from '@strata/application';
import {
  type ListDefinition,
  PgResourceQueries,
  type Statements,
} from '@strata/infrastructure-kit';
import {
  STOCK_DOCUMENT_ITEMS,
  STOCK_DOCUMENT_SELECT,
  type StockDocumentRow,
} from './stock-document-row.js';

/** Documents of stock as a list. */
export const STOCK_DOCUMENTS: ListDefinition<
  StockDocumentRow,
  StockDocumentView,
  StockDocumentFilter,
  StockDocumentSortKey
> = {
  select: STOCK_DOCUMENT_SELECT,
  items: STOCK_DOCUMENT_ITEMS,
  table: 'stock_documents',
  sortColumns: { createdAt: { column: 'created_at', type: 'timestamptz' } },
  conditions: ({ kind, warehouseId, toWarehouseId, from, to }, parameters) => [
    ...(kind === undefined ? [] : [`kind = ${parameters.add(kind)}`]),
    ...(warehouseId === undefined ? [] : [`warehouse_id = ${parameters.add(warehouseId, 'uuid')}`]),
    ...(toWarehouseId === undefined
      ? []
      : [`to_warehouse_id = ${parameters.add(toWarehouseId, 'uuid')}`]),
    ...(from === undefined ? [] : [`created_at >= ${parameters.add(from, 'timestamptz')}`]),
    ...(to === undefined ? [] : [`created_at < ${parameters.add(to, 'timestamptz')}`]),
  ],
  toView: (row) => row,
};

/** Reads of documents of stock. */
export class PgStockDocumentQueries extends PgResourceQueries<
  StockDocumentRow,
  StockDocumentView,
  StockDocumentFilter,
  StockDocumentSortKey
> {
  constructor(rows: Statements, lists = rows) {
    super(rows, lists, STOCK_DOCUMENTS);
  }
}
