import type { ItemId } from '../catalog/item.js';
import { STOCK_NOTE_MAX_LENGTH } from '../inventory/stock-movement.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  optionalText,
} from '@strata/domain-kit';
import type { PurchaseLineId } from './purchase-line.js';
import type { GoodsReceiptEvents } from './purchasing-events.js';

/** The identity of a goods receipt, which is the cause of its movements. */
export type GoodsReceiptId = EntityId<'GoodsReceipt'>;

/** What came of an order. */
export interface GoodsReceiptRequest {
  /** A delivery note's number, say. */
  readonly reference: string | null;
  readonly items: readonly {
    readonly purchaseOrderItemId: PurchaseLineId;
    readonly quantity: number;
  }[];
}

/** A line of a goods receipt as stored. */
export interface ReceivedLine {
  readonly purchaseOrderItemId: PurchaseLineId;
  readonly itemId: ItemId;
  /** As the item was called when it was ordered; so is {@link name}. */
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Decimal text, what it was ordered at. */
  readonly unitCost: string;
}

/** A goods receipt as stored. */
export interface GoodsReceiptSnapshot extends AggregateSnapshot<'GoodsReceipt'> {
  readonly purchaseOrderId: EntityId<'PurchaseOrder'>;
  /** Where the goods came in: the order's. */
  readonly warehouseId: WarehouseId;
  readonly currency: string;
  readonly reference: string | null;
  readonly items: readonly ReceivedLine[];
}

/** Goods of one purchase order that came in. It never changes. */
export class GoodsReceipt extends AggregateRoot<'GoodsReceipt', GoodsReceiptEvents> {
  readonly #snapshot: GoodsReceiptSnapshot;

  private constructor(snapshot: GoodsReceiptSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#snapshot = snapshot;
  }

  /**
   * Made by `PurchaseOrder.receive`, which knows what is to come; records `goods.received`.
   * @throws DomainError `text.*`
   */
  static create(
    {
      number,
      vendorId,
      ...input
    }: Omit<GoodsReceiptSnapshot, keyof AggregateSnapshot<string>> & {
      readonly number: string;
      readonly vendorId: string;
    },
    context: ActionContext,
  ): GoodsReceipt {
    const base = AggregateRoot.newbornAggregate<'GoodsReceipt'>(context);
    const reference = optionalText('reference', input.reference, STOCK_NOTE_MAX_LENGTH);
    const receipt = new GoodsReceipt({ ...base, ...input, reference }, false);
    const items = input.items.map(({ purchaseOrderItemId: id, name: _name, ...line }) => ({
      id,
      ...line,
    }));
    receipt.record('goods.received', { ...input, number, vendorId, reference, items }, context);
    return receipt;
  }

  /** A goods receipt as it comes out of the store. */
  static reconstitute(snapshot: GoodsReceiptSnapshot): GoodsReceipt {
    return new GoodsReceipt(snapshot, true);
  }

  get aggregateType(): string {
    return 'goods_receipt';
  }

  get warehouseId(): WarehouseId {
    return this.#snapshot.warehouseId;
  }

  /** As its movements have it. */
  get reference(): string | null {
    return this.#snapshot.reference;
  }

  /** The pieces that came in. */
  get lines(): readonly ReceivedLine[] {
    return this.#snapshot.items;
  }

  /** The goods receipt as plain data, for stores and presenters. */
  toSnapshot(): GoodsReceiptSnapshot {
    return this.#snapshot;
  }
}
