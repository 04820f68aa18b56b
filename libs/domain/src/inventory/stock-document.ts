import type { ItemId } from '../catalog/item.js';
import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  optionalText,
} from '@strata/domain-kit';
import type { StockDocumentEvents } from './stock-events.js';
import { STOCK_NOTE_MAX_LENGTH } from './stock-movement.js';
import type { WarehouseId } from './warehouse.js';

/** The identity of a document, which is the cause of its movements. */
export type StockDocumentId = EntityId<'StockDocument'>;

/** What stock is booked by; each is a cause of movements. */
export const STOCK_DOCUMENT_KINDS = ['receipt', 'adjustment', 'transfer', 'stocktake'] as const;

/** One of {@link STOCK_DOCUMENT_KINDS}. */
export type StockDocumentKind = (typeof STOCK_DOCUMENT_KINDS)[number];

/** A line of a document. */
export interface StockDocumentLine {
  readonly itemId: ItemId;
  /** What came, was adjusted, went over, or was counted more than expected; a loss is negative. */
  readonly quantity: number;
  /** What was found; null where nobody counted. */
  readonly counted: number | null;
}

/** A document as stored. */
export interface StockDocumentSnapshot extends AggregateSnapshot<'StockDocument'> {
  readonly kind: StockDocumentKind;
  /** Where it is booked; of a transfer, where the pieces leave. */
  readonly warehouseId: WarehouseId;
  /** Where a transfer goes to; null of the others. */
  readonly toWarehouseId: WarehouseId | null;
  /** An adjustment's reason, a receipt's or stocktake's reference. */
  readonly note: string | null;
  readonly items: readonly StockDocumentLine[];
}

/** What a document is made of. */
export type NewStockDocument = Pick<
  StockDocumentSnapshot,
  'kind' | 'warehouseId' | 'note' | 'items'
> & { readonly toWarehouseId?: WarehouseId };

/** What one booking of stock was: a receipt, an adjustment, a transfer or a stocktake. It never changes. */
export class StockDocument extends AggregateRoot<'StockDocument', StockDocumentEvents> {
  readonly #snapshot: StockDocumentSnapshot;

  private constructor(snapshot: StockDocumentSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#snapshot = snapshot;
  }

  /**
   * Made before its movements, which have it as their cause. Of a stocktake it records
   * `stocktake.recorded`, of the others `stock_document.recorded`.
   * @throws DomainError `text.too_long`, naming what the kind calls its note
   */
  static create(input: NewStockDocument, context: ActionContext): StockDocument {
    const { kind, warehouseId, toWarehouseId = null, items } = input;
    const note =
      kind === 'adjustment'
        ? optionalText('reason', input.note, STOCK_NOTE_MAX_LENGTH, 'lines')
        : optionalText('reference', input.note, STOCK_NOTE_MAX_LENGTH);
    const base = AggregateRoot.newbornAggregate<'StockDocument'>(context);
    const snapshot = { ...base, kind, warehouseId, toWarehouseId, note, items };
    const document = new StockDocument(snapshot, false);
    if (kind === 'stocktake') document.#tellOfCounts(context);
    else document.#tell(kind, context);
    return document;
  }

  /** A document as it comes out of the store. */
  static reconstitute(snapshot: StockDocumentSnapshot): StockDocument {
    return new StockDocument(snapshot, true);
  }

  get aggregateType(): string {
    return 'stock_document';
  }

  /** As its movements have it. */
  get note(): string | null {
    return this.#snapshot.note;
  }

  /** The document as plain data, for stores and presenters. */
  toSnapshot(): StockDocumentSnapshot {
    return this.#snapshot;
  }

  #tell(kind: Exclude<StockDocumentKind, 'stocktake'>, context: ActionContext): void {
    const { warehouseId, toWarehouseId, note } = this.#snapshot;
    const items = this.#snapshot.items.map(({ itemId, quantity }) => ({ itemId, quantity }));
    const payload = { kind, warehouseId, toWarehouseId, note, items };
    this.record('stock_document.recorded', payload, context);
  }

  #tellOfCounts(context: ActionContext): void {
    const { warehouseId } = this.#snapshot;
    const items = this.#snapshot.items.flatMap(({ itemId, quantity: difference, counted }) =>
      counted === null ? [] : [{ itemId, expected: counted - difference, counted, difference }],
    );
    this.record('stocktake.recorded', { warehouseId, items }, context);
  }
}
