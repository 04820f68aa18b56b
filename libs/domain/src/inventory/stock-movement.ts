import type { ItemId } from '../catalog/item.js';
import { type EntityId, Money } from '@strata/domain-kit';
import { NO_VALUE, STOCK_CURRENCY } from './stock-cost.js';
import type { WarehouseId } from './warehouse.js';

/** What can happen to a level. */
export const STOCK_MOVEMENT_KINDS = [
  'received',
  'adjusted',
  'counted',
  'reserved',
  'released',
  'shipped',
  'returned',
  'written_off',
  'transferred_out',
  'transferred_in',
  'commissioned',
  'decommissioned',
] as const;

/** One of {@link STOCK_MOVEMENT_KINDS}. */
export type StockMovementKind = (typeof STOCK_MOVEMENT_KINDS)[number];

/** What stock moves because of. */
export const STOCK_CAUSE_TYPES = [
  'receipt',
  'goods_receipt',
  'adjustment',
  'transfer',
  'stocktake',
  'sales_transaction',
  'sales_return',
  'fleet_commission',
  'fleet_retirement',
] as const;

/** The thing that made stock move, so that the ledger can be followed back to it. */
export interface StockCause {
  readonly type: (typeof STOCK_CAUSE_TYPES)[number];
  readonly id: string;
}

/** The longest note of a movement: an adjustment's reason, a receipt's reference, say. */
export const STOCK_NOTE_MAX_LENGTH = 500;

/**
 * One line of the ledger: appended, never changed or deleted (so it has no updated_at and no
 * is_active). The sums of the deltas over all movements of a level are the level.
 */
export interface StockMovement {
  readonly id: EntityId<'StockMovement'>;
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly kind: StockMovementKind;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
  /** What the pieces cost that came or went, as decimal text in `STOCK_CURRENCY`; negative where they went. */
  readonly valueDelta: string;
  readonly cause: StockCause;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** What the ledger says a level holds. */
export interface ReplayedLevel {
  readonly onHand: number;
  readonly reserved: number;
  /** Decimal text. */
  readonly value: string;
}

/** Adds up the movements of one level. */
export function replayMovements(
  movements: Iterable<Pick<StockMovement, 'onHandDelta' | 'reservedDelta' | 'valueDelta'>>,
): ReplayedLevel {
  let onHand = 0;
  let reserved = 0;
  let value = NO_VALUE;
  for (const movement of movements) {
    onHand += movement.onHandDelta;
    reserved += movement.reservedDelta;
    value = value.plus(Money.of(movement.valueDelta, STOCK_CURRENCY));
  }
  return { onHand, reserved, value: value.toDecimal() };
}
