import {
  STOCK_DOCUMENT_SORT_KEYS,
  type ListedStockDocument,
  type StockDocumentFilter,
  type StockDocumentQueries,
} from '@strata/application';
import type { HistoryQueries, Span } from '@strata/application-kit';
import { stockErrors, type StockDocumentKind } from '@strata/domain';
import {
  type Endpoint,
  getEndpoint,
  historyEndpoint,
  id,
  listEndpoint,
  ListFormat,
  periodSchemas,
  type Resource,
} from '@strata/api-kit';
import type { Schema } from 'joi';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { stockBookingEndpoints } from './stock-booking-endpoints.js';
import {
  presentAdjustment,
  presentReceipt,
  presentStocktake,
  presentTransfer,
} from './stock-document-presenter.js';
import {
  adjustmentSchemas,
  receiptSchemas,
  stocktakeSchemas,
  transferSchemas,
  type StockDocumentSchemas,
} from './stock-document-schemas.js';

/** What differs from one kind of document to the other. */
interface DocumentsOfKind extends Pick<
  Resource<ListedStockDocument, object, Role>,
  'path' | 'name' | 'plural' | 'article' | 'present'
> {
  readonly kind: StockDocumentKind;
  readonly schemas: StockDocumentSchemas;
  readonly filters: Readonly<Record<string, Schema>>;
  /** Whether they are never listed without their lines. */
  readonly isOneLine?: boolean;
}

const atWarehouse = { warehouse_id: id() };

const KINDS: readonly DocumentsOfKind[] = [
  {
    kind: 'receipt',
    path: '/inventory/receipts',
    name: 'Receipt',
    plural: 'Receipts',
    article: 'a receipt',
    present: presentReceipt,
    schemas: receiptSchemas,
    filters: atWarehouse,
  },
  {
    kind: 'adjustment',
    path: '/inventory/adjustments',
    name: 'Adjustment',
    plural: 'Adjustments',
    article: 'an adjustment',
    present: presentAdjustment,
    schemas: adjustmentSchemas,
    filters: atWarehouse,
    isOneLine: true,
  },
  {
    kind: 'transfer',
    path: '/inventory/transfers',
    name: 'Transfer',
    plural: 'Transfers',
    article: 'a transfer',
    present: presentTransfer,
    schemas: transferSchemas,
    filters: { from_warehouse_id: id(), to_warehouse_id: id() },
  },
  {
    kind: 'stocktake',
    path: '/inventory/stocktakes',
    name: 'Stocktake',
    plural: 'Stocktakes',
    article: 'a stocktake',
    present: presentStocktake,
    schemas: stocktakeSchemas,
    filters: atWarehouse,
  },
];

interface Parameters {
  readonly warehouse_id?: string;
  readonly from_warehouse_id?: string;
  readonly to_warehouse_id?: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** The endpoints of what books stock: receipts, adjustments, transfers and stocktakes. */
export function stockDocumentEndpoints(
  ports: Ports<StockDocumentQueries>,
): readonly Endpoint<Role>[] {
  return [
    ...stockBookingEndpoints(ports.commands),
    ...KINDS.flatMap((documents) => readEndpoints(documents, ports)),
  ];
}

function readEndpoints(
  { kind, schemas, filters, isOneLine = false, ...words }: DocumentsOfKind,
  { cursors, history, queries }: Ports<StockDocumentQueries>,
) {
  const { documentNotFound: notFound } = stockErrors;
  const resource = {
    ...words,
    tag: 'Inventory',
    readers: 'viewer',
    schema: schemas.document,
    notFound,
  } as const;
  const format = new ListFormat(
    `stock_documents ${kind}`,
    { ...filters, ...periodSchemas('Booked') },
    STOCK_DOCUMENT_SORT_KEYS,
    (given: Parameters): StockDocumentFilter => ({
      kind,
      warehouseId: given.warehouse_id ?? given.from_warehouse_id,
      toWarehouseId: given.to_warehouse_id,
      from: given.from,
      to: given.to,
    }),
    !isOneLine,
  );
  const ofKind = {
    get: async (documentId: string, trace?: Span) => {
      const found = await queries.get(documentId, trace);
      return found?.kind === kind ? found : null;
    },
  };
  // Kinds are one type of aggregate; none of them is ever deleted.
  const historyOfKind: HistoryQueries = {
    list: async (query) =>
      (await ofKind.get(query.filter.aggregateId, query.trace))
        ? history.list(query)
        : { items: [], total: 0, next: null },
  };
  return [
    listEndpoint(
      resource,
      schemas.page,
      format,
      (query) => queries.list(isOneLine ? { ...query, includeItems: true } : query),
      cursors,
    ),
    getEndpoint(resource, ofKind),
    historyEndpoint(
      resource,
      { cursors, history: historyOfKind, queries: ofKind },
      'stock_document',
    ),
  ];
}
