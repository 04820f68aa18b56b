import type { ItemId } from '../catalog/item.js';
import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  Money,
  newEntityId,
  optionalText,
  requireText,
} from '@strata/domain-kit';
import { NO_VALUE, shareOf, STOCK_CURRENCY } from './stock-cost.js';
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
  /** What the pieces on hand cost together, as decimal text in {@link STOCK_CURRENCY}. */
  readonly value: string;
}

/** Why pieces come in from outside, and what one was bought for. */
export interface StockReceipt {
  /** A receipt unless said. */
  readonly type?: Extract<StockCause['type'], 'receipt' | 'goods_receipt'>;
  readonly receiptId: string;
  readonly reference: string | null;
  readonly unitCost?: Money | undefined;
}

/** A movement beside its kind and its change of the count. */
interface BecauseOf {
  readonly cause: StockCause;
  readonly note?: string | null;
  /** What the pieces cost that come or go; the average of those on hand unless said. */
  readonly cost?: Money | undefined;
}

/**
 * How many pieces of an item a warehouse has, how many of them are promised to sales, and what they cost.
 * Every change yields its movement, and a store writes both or neither.
 */
export class StockLevel extends AggregateRoot<'StockLevel', StockLevelEvents> {
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  #count: StockCount;
  #value: Money;
  #movements: StockMovement[] = [];

  private constructor(snapshot: StockLevelSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.itemId = snapshot.itemId;
    this.warehouseId = snapshot.warehouseId;
    this.#count = StockCount.reconstitute(snapshot.onHand, snapshot.reserved);
    this.#value = Money.of(snapshot.value, STOCK_CURRENCY);
  }

  /** The empty level of an item that the warehouse never had before. */
  static open(itemId: ItemId, warehouseId: WarehouseId, context: ActionContext): StockLevel {
    const base = AggregateRoot.newbornAggregate<'StockLevel'>(context);
    const empty = { onHand: 0, reserved: 0, value: NO_VALUE.toDecimal() };
    return new StockLevel({ ...base, itemId, warehouseId, ...empty }, false);
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

  /** What the pieces on hand cost together: never less than nothing, and nothing of none. */
  get value(): Money {
    return this.#value;
  }

  /** Hands out the movements since the last call, and forgets them. */
  pullMovements(): readonly StockMovement[] {
    const movements = this.#movements;
    this.#movements = [];
    return movements;
  }

  /**
   * Pieces come in from outside; records `stock.received`. Without a unit cost they come in at the average of
   * those on hand.
   * @throws DomainError `stock.level_overflow`, `quantity.invalid`, `text.*`, `money.amount_out_of_range`
   */
  receive(quantity: number, receipt: StockReceipt, context: ActionContext): void {
    const { type = 'receipt', receiptId, reference, unitCost } = receipt;
    const note = optionalText('reference', reference, STOCK_NOTE_MAX_LENGTH);
    const cause = { type, id: receiptId } as const;
    const next = this.#count.plus(quantity);
    this.#become('received', next, { cause, note, cost: unitCost?.times(quantity) }, context);
    const { itemId, warehouseId, onHand } = this;
    this.record('stock.received', { receiptId, itemId, warehouseId, quantity, onHand }, context);
  }

  /**
   * Sets the stock right after a loss or a find, whatever is reserved; records `stock.adjusted`, and
   * `stock.shortage_detected` when promised pieces are gone. What is found costs the average.
   * @throws DomainError `stock.delta_invalid`, `stock.exceeds_on_hand`, `stock.level_overflow`,
   * `text.*`
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
    const before = this.#count;
    const next = quantityDelta > 0 ? before.plus(size) : before.lose(size);
    const cause = { type: 'adjustment', id: adjustmentId } as const;
    this.#become('adjusted', next, { cause, note }, context);
    const { itemId, warehouseId, onHand } = this;
    this.record(
      'stock.adjusted',
      { adjustmentId, itemId, warehouseId, quantityDelta, reason: note, onHand },
      context,
    );
    this.#tellOfShortage(before, context);
  }

  /**
   * Sets the stock to what was counted, whatever is reserved. What agrees with the books leaves no
   * movement; records `stock.shortage_detected` when promised pieces are gone.
   * @throws DomainError `stock.count_invalid`
   */
  count(
    counted: number,
    { stocktakeId, note }: { readonly stocktakeId: string; readonly note: string | null },
    context: ActionContext,
  ): void {
    const before = this.#count;
    const next = before.counted(counted);
    if (next.equals(before)) return;
    const cause = { type: 'stocktake', id: stocktakeId } as const;
    this.#become('counted', next, { cause, note }, context);
    this.#tellOfShortage(before, context);
  }

  /** Promises pieces to a sale. @throws DomainError `stock.exceeds_available`, `quantity.invalid` */
  reserve(quantity: number, cause: StockCause, context: ActionContext): void {
    this.#become('reserved', this.#count.reserve(quantity), { cause }, context);
  }

  /** Gives promised pieces free again. @throws DomainError `stock.not_reserved`, `quantity.invalid` */
  release(quantity: number, cause: StockCause, context: ActionContext): void {
    this.#become('released', this.#count.release(quantity), { cause }, context);
  }

  /**
   * Promised pieces leave the house.
   * @throws DomainError `stock.not_reserved`, `stock.exceeds_on_hand`, `quantity.invalid`
   */
  ship(quantity: number, cause: StockCause, context: ActionContext): void {
    this.#become('shipped', this.#count.ship(quantity), { cause }, context);
  }

  /**
   * Sold pieces come back.
   * @param cost what they left with; the average of those on hand unless said
   * @returns what they cost
   * @throws DomainError `stock.level_overflow`, `quantity.invalid`, `money.amount_out_of_range`
   */
  returnIn(quantity: number, cause: StockCause, context: ActionContext, cost?: Money): Money {
    return this.#become('returned', this.#count.plus(quantity), { cause, cost }, context);
  }

  /**
   * Sold pieces come back and are of no use: the ledger has both, and the level stays as it is.
   * @param cost as of {@link returnIn}
   * @throws DomainError as {@link returnIn}
   */
  writeOff(quantity: number, cause: StockCause, context: ActionContext, cost?: Money): void {
    const lost = this.returnIn(quantity, cause, context, cost);
    this.#become('written_off', this.#count.lose(quantity), { cause, cost: lost }, context);
  }

  /**
   * Available pieces leave for another warehouse; records `inventory.transferred`.
   * @returns what they cost, which goes with them
   * @throws DomainError `stock.exceeds_available`, `quantity.invalid`
   */
  transferOut(
    quantity: number,
    transfer: { readonly transferId: string; readonly toWarehouseId: WarehouseId },
    context: ActionContext,
  ): Money {
    const cause = { type: 'transfer', id: transfer.transferId } as const;
    const cost = this.#become('transferred_out', this.#count.minus(quantity), { cause }, context);
    const { itemId, warehouseId: fromWarehouseId } = this;
    this.record(
      'inventory.transferred',
      { ...transfer, itemId, fromWarehouseId, quantity },
      context,
    );
    return cost;
  }

  /**
   * Pieces arrive from another warehouse, with what they cost there.
   * @throws DomainError `stock.level_overflow`, `quantity.invalid`, `money.amount_out_of_range`
   */
  transferIn(
    quantity: number,
    { transferId, cost }: { readonly transferId: string; readonly cost: Money },
    context: ActionContext,
  ): void {
    const cause = { type: 'transfer', id: transferId } as const;
    this.#become('transferred_in', this.#count.plus(quantity), { cause, cost }, context);
  }

  /** Available pieces become part of the fleet. @throws DomainError `stock.exceeds_available`, `quantity.invalid` */
  commission(quantity: number, commissionId: string, context: ActionContext): void {
    const cause = { type: 'fleet_commission', id: commissionId } as const;
    this.#become('commissioned', this.#count.minus(quantity), { cause }, context);
  }

  /**
   * Pieces of the fleet are for sale again, at the average of those on hand: what they were worth is not kept.
   * @throws DomainError `stock.level_overflow`, `quantity.invalid`, `money.amount_out_of_range`
   */
  decommission(quantity: number, retirementId: string, context: ActionContext): void {
    const cause = { type: 'fleet_retirement', id: retirementId } as const;
    this.#become('decommissioned', this.#count.plus(quantity), { cause }, context);
  }

  /** Says so when more promised pieces are missing than before. */
  #tellOfShortage(before: StockCount, context: ActionContext): void {
    const { missing } = this.#count;
    if (missing <= before.missing) return;
    const { itemId, warehouseId, onHand, reserved } = this;
    const payload = { itemId, warehouseId, onHand, reserved, missing };
    this.record('stock.shortage_detected', payload, context);
  }

  /** The level as plain data, for stores and presenters. */
  toSnapshot(): StockLevelSnapshot {
    const { itemId, warehouseId, onHand, reserved } = this;
    const value = this.#value.toDecimal();
    return { ...this.baseSnapshot(), itemId, warehouseId, onHand, reserved, value };
  }

  /**
   * The one place where a level changes, so that no change goes without its movement.
   * @returns what the pieces cost that come or go
   */
  #become(
    kind: StockMovementKind,
    next: StockCount,
    { cause, note = null, cost }: BecauseOf,
    context: ActionContext,
  ): Money {
    const onHandDelta = next.onHand - this.#count.onHand;
    const moved = cost ?? this.#averageOf(Math.abs(onHandDelta));
    const value = onHandDelta < 0 ? this.#value.minus(moved) : this.#value.plus(moved);
    this.#movements.push({
      id: newEntityId<'StockMovement'>(context),
      itemId: this.itemId,
      warehouseId: this.warehouseId,
      kind,
      onHandDelta,
      reservedDelta: next.reserved - this.#count.reserved,
      valueDelta: value.minus(this.#value).toDecimal(),
      cause,
      note,
      createdAt: this.momentOf(context),
      createdBy: context.by,
    });
    this.#count = next;
    this.#value = value;
    this.touch(context);
    return moved;
  }

  /** What so many pieces cost by what those on hand do: all of it for all of them, nothing where there are none. */
  #averageOf(quantity: number): Money {
    return quantity === 0 ? NO_VALUE : shareOf(this.#value, quantity, this.#count.onHand);
  }
}
