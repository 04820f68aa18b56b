import type { ItemId } from '../catalog/item.js';
import type { EntityId } from '@strata/domain-kit';
import type { WarehouseId } from './warehouse.js';

/** What can happen to a level. */
export const STOCK_MOVEMENT_KINDS = [
  'received',
  'adjusted',
  'reserved',
  'released',
  'shipped',
  'returned',
  'transferred_out',
  'transferred_in',
] as const;

/** One of {@link STOCK_MOVEMENT_KINDS}. */
export type StockMovementKind = (typeof STOCK_MOVEMENT_KINDS)[number];

/** What stock moves because of. */
export const STOCK_CAUSE_TYPES = [
  'receipt',
  'adjustment',
  'transfer',
  'sales_transaction',
  'sales_return',
] as const;

/** The thing that made stock move, so that the ledger can be followed back to it. */
export interface StockCause {
  readonly type: (typeof STOCK_CAUSE_TYPES)[number];
  readonly id: string;
}

/** The longest note of a movement: an adjustment's reason, a receipt's reference. */
export const STOCK_NOTE_MAX_LENGTH = 500;

/**
 * One line of the ledger: appended, never changed or deleted (so it has no updated_at and no
 * is_active). The sums of both deltas over all movements of a level are the level.
 */
export interface StockMovement {
  readonly id: EntityId<'StockMovement'>;
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  readonly kind: StockMovementKind;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
  readonly cause: StockCause;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** What the ledger says a level holds. */
export interface ReplayedLevel {
  readonly onHand: number;
  readonly reserved: number;
}

/** Adds up the movements of one level. */
export function replayMovements(
  movements: Iterable<Pick<StockMovement, 'onHandDelta' | 'reservedDelta'>>,
): ReplayedLevel {
  let onHand = 0;
  let reserved = 0;
  for (const movement of movements) {
    onHand += movement.onHandDelta;
    reserved += movement.reservedDelta;
  }
  return { onHand, reserved };
}
