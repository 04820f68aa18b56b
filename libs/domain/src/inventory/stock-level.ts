import type { ItemId } from '../catalog/item.js';
import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  newEntityId,
  optionalText,
  requireText,
} from '@strata/domain-kit';
import { StockCount } from './stock-count.js';
import { stockErrors } from './stock-errors.js';
import type { StockLevelEvents } from './stock-events.js';
import {
  STOCK_NOTE_MAX_LENGTH,
  type StockCause,
  type StockMovement,
  type StockMovementKind,
} from './stock-movement.js';
import type { WarehouseId } from './warehouse.js';

/** The identity of a level. */
export type StockLevelId = EntityId<'StockLevel'>;

/** A level as stored. */
export interface StockLevelSnapshot extends AggregateSnapshot<'StockLevel'> {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly onHand: number;
  readonly reserved: number;
}

/**
 * How many pieces of an item a warehouse has, and how many of them are promised to sales. Every
 * change yields its movement, and a store writes both or neither.
 */
export class StockLevel extends AggregateRoot<'StockLevel', StockLevelEvents> {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  #count: StockCount;
  #movements: StockMovement[] = [];

  private constructor(snapshot: StockLevelSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.itemId = snapshot.itemId;
    this.warehouseId = snapshot.warehouseId;
    this.#count = StockCount.reconstitute(snapshot.onHand, snapshot.reserved);
  }

  /** The empty level of an item that the warehouse never had before. */
  static open(itemId: ItemId, warehouseId: WarehouseId, context: ActionContext): StockLevel {
    const base = AggregateRoot.newbornAggregate<'StockLevel'>(context);
    return new StockLevel({ ...base, itemId, warehouseId, onHand: 0, reserved: 0 }, false);
  }

  /** A level as it comes out of the store. */
  static reconstitute(snapshot: StockLevelSnapshot): StockLevel {
    return new StockLevel(snapshot, true);
  }

  get aggregateType(): string {
    return 'stock_level';
  }

  get onHand(): number {
    return this.#count.onHand;
  }

  get reserved(): number {
    return this.#count.reserved;
  }

  /** Pieces that nobody has reserved. */
  get available(): number {
    return this.#count.available;
  }

  /** Hands out the movements since the last call, and forgets them. */
  pullMovements(): readonly StockMovement[] {
    const movements = this.#movements;
    this.#movements = [];
    return movements;
  }

  /**
   * Pieces come in from outside; records `stock.received`.
   * @throws DomainError `stock.level_overflow`, `quantity.invalid`, `text.*`
   */
  receive(
    quantity: number,
    { receiptId, reference }: { readonly receiptId: string; readonly reference: string | null },
    context: ActionContext,
  ): void {
    const note = optionalText('reference', reference, STOCK_NOTE_MAX_LENGTH);
    const cause = { type: 'receipt', id: receiptId } as const;
    this.#become('received', this.#count.plus(quantity), cause, context, note);
    const { itemId, warehouseId, onHand } = this;
    this.record('stock.received', { receiptId, itemId, warehouseId, quantity, onHand }, context);
  }

  /**
   * Sets the stock right after a count, a loss or a find; records `stock.adjusted`.
   * @throws DomainError `stock.delta_invalid`, `stock.exceeds_available` when it would take what is
   * reserved, `stock.level_overflow`, `text.*`
   */
  adjust(
    quantityDelta: number,
    { adjustmentId, reason }: { readonly adjustmentId: string; readonly reason: string },
    context: ActionContext,
  ): void {
    const note = requireText('reason', reason, STOCK_NOTE_MAX_LENGTH, 'lines');
    const size = Math.abs(quantityDelta);
    if (!Number.isInteger(size) || size < 1 || size > StockCount.MAX) {
      throw stockErrors.deltaInvalid(StockCount.MAX);
    }
    const next = quantityDelta > 0 ? this.#count.plus(size) : this.#count.minus(size);
    this.#become('adjusted', next, { type: 'adjustment', id: adjustmentId }, context, note);
    const { itemId, warehouseId, onHand } = this;
    this.record(
      'stock.adjusted',
      { adjustmentId, itemId, warehouseId, quantityDelta, reason: note, onHand },
      context,
    );
  }

  /** Promises pieces to a sale. @throws DomainError `stock.exceeds_available`, `quantity.invalid` */
  reserve(quantity: number, cause: StockCause, context: ActionContext): void {
    this.#become('reserved', this.#count.reserve(quantity), cause, context);
  }

  /** Gives promised pieces free again. @throws DomainError `stock.not_reserved`, `quantity.invalid` */
  release(quantity: number, cause: StockCause, context: ActionContext): void {
    this.#become('released', this.#count.release(quantity), cause, context);
  }

  /** Promised pieces leave the house. @throws DomainError `stock.not_reserved`, `quantity.invalid` */
  ship(quantity: number, cause: StockCause, context: ActionContext): void {
    this.#become('shipped', this.#count.ship(quantity), cause, context);
  }

  /** Sold pieces come back. @throws DomainError `stock.level_overflow`, `quantity.invalid` */
  returnIn(quantity: number, cause: StockCause, context: ActionContext): void {
    this.#become('returned', this.#count.plus(quantity), cause, context);
  }

  /**
   * Available pieces leave for another warehouse; records `inventory.transferred`.
   * @throws DomainError `stock.exceeds_available`, `quantity.invalid`
   */
  transferOut(
    quantity: number,
    transfer: { readonly transferId: string; readonly toWarehouseId: WarehouseId },
    context: ActionContext,
  ): void {
    const cause = { type: 'transfer', id: transfer.transferId } as const;
    this.#become('transferred_out', this.#count.minus(quantity), cause, context);
    const { itemId, warehouseId: fromWarehouseId } = this;
    this.record(
      'inventory.transferred',
      { ...transfer, itemId, fromWarehouseId, quantity },
      context,
    );
  }

  /** Pieces arrive from another warehouse. @throws DomainError `stock.level_overflow`, `quantity.invalid` */
  transferIn(quantity: number, transferId: string, context: ActionContext): void {
    const next = this.#count.plus(quantity);
    this.#become('transferred_in', next, { type: 'transfer', id: transferId }, context);
  }

  /** The level as plain data, for stores and presenters. */
  toSnapshot(): StockLevelSnapshot {
    const { itemId, warehouseId, onHand, reserved } = this;
    return { ...this.baseSnapshot(), itemId, warehouseId, onHand, reserved };
  }

  /** The one place where a level changes, so that no change goes without its movement. */
  #become(
    kind: StockMovementKind,
    next: StockCount,
    cause: StockCause,
    context: ActionContext,
    note: string | null = null,
  ): void {
    this.#movements.push({
      id: newEntityId<'StockMovement'>(context),
      itemId: this.itemId,
      warehouseId: this.warehouseId,
      kind,
      onHandDelta: next.onHand - this.#count.onHand,
      reservedDelta: next.reserved - this.#count.reserved,
      cause,
      note,
      createdAt: this.momentOf(context),
      createdBy: context.by,
    });
    this.#count = next;
    this.touch(context);
  }
}
