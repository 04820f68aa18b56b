import type { DomainEvent, EventMap } from '@strata/domain-kit';

/** Pieces of one item came into a warehouse from outside; a receipt of several items is several. */
export type StockReceived = DomainEvent<
  'stock.received',
  {
    readonly receiptId: string;
    readonly itemId: string;
    readonly warehouseId: string;
    readonly quantity: number;
    /** Pieces on hand afterwards. */
    readonly onHand: number;
  }
>;

/** The stock of one item in one warehouse was set right. */
export type StockAdjusted = DomainEvent<
  'stock.adjusted',
  {
    readonly adjustmentId: string;
    readonly itemId: string;
    readonly warehouseId: string;
    /** Positive for found, negative for lost. */
    readonly quantityDelta: number;
    readonly reason: string;
    /** Pieces on hand afterwards. */
    readonly onHand: number;
  }
>;

/**
 * Pieces of one item went from one warehouse to another; a transfer of several items is several of
 * these with one transferId. Recorded on the level they left.
 */
export type InventoryTransferred = DomainEvent<
  'inventory.transferred',
  {
    readonly transferId: string;
    readonly itemId: string;
    readonly fromWarehouseId: string;
    readonly toWarehouseId: string;
    readonly quantity: number;
  }
>;

/**
 * Pieces that are promised to sales are not there: what was lost, or counted, made it so or worse.
 * Recorded each time more of them are missing.
 */
export type StockShortageDetected = DomainEvent<
  'stock.shortage_detected',
  {
    readonly itemId: string;
    readonly warehouseId: string;
    readonly onHand: number;
    readonly reserved: number;
    /** By how much more is reserved than is on hand. */
    readonly missing: number;
  }
>;

/** The pieces of a warehouse were counted, and the levels set to what was there. */
export type StocktakeRecorded = DomainEvent<
  'stocktake.recorded',
  {
    readonly warehouseId: string;
    readonly items: readonly {
      readonly itemId: string;
      /** On hand by the books. */
      readonly expected: number;
      readonly counted: number;
      /** Counted less expected. */
      readonly difference: number;
    }[];
  }
>;

/** What can happen to the stock of an item in a warehouse. */
export type StockLevelEvents = EventMap<
  StockReceived | StockAdjusted | InventoryTransferred | StockShortageDetected
>;

/** A receipt, an adjustment or a transfer was booked; what became of the levels they tell themselves. */
export type StockDocumentRecorded = DomainEvent<
  'stock_document.recorded',
  {
    readonly kind: 'receipt' | 'adjustment' | 'transfer';
    /** Of a transfer, where the pieces left. */
    readonly warehouseId: string;
    /** Where a transfer went to; null of the others. */
    readonly toWarehouseId: string | null;
    /** An adjustment's reason, a receipt's reference. */
    readonly note: string | null;
    readonly items: readonly {
      readonly itemId: string;
      /** Negative for what an adjustment takes away. */
      readonly quantity: number;
    }[];
  }
>;

/** What can happen to a document of stock: it is booked. */
export type StockDocumentEvents = EventMap<StocktakeRecorded | StockDocumentRecorded>;
