import type { StockDocumentKind, StockDocumentSnapshot } from '@strata/domain';
import type { ResourceQueries, WithoutLines } from '@strata/application-kit';

/** A document as read, lines included. */
export type StockDocumentView = StockDocumentSnapshot;

/** A document as listed: its lines only when asked for. */
export type ListedStockDocument = WithoutLines<StockDocumentView>;

/** Which documents to list; every condition given must hold. */
export interface StockDocumentFilter {
  readonly kind?: StockDocumentKind | undefined;
  /** Where it is booked; of a transfer, where the pieces left. */
  readonly warehouseId?: string | undefined;
  /** Where a transfer went to. */
  readonly toWarehouseId?: string | undefined;
  /** Booked at this moment or later. */
  readonly from?: Date | undefined;
  /** Booked before this moment. */
  readonly to?: Date | undefined;
}

/** What documents can be sorted by. */
export const STOCK_DOCUMENT_SORT_KEYS = ['createdAt'] as const;

/** One of {@link STOCK_DOCUMENT_SORT_KEYS}. */
export type StockDocumentSortKey = (typeof STOCK_DOCUMENT_SORT_KEYS)[number];

/** Reads of documents of stock. */
export type StockDocumentQueries = ResourceQueries<
  StockDocumentView,
  StockDocumentFilter,
  StockDocumentSortKey,
  ListedStockDocument
>;
