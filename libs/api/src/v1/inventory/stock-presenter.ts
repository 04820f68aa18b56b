import type { StockLevelView, StockMovementView } from '@strata/application';
import type { StockLevel } from '@strata/domain';
import { presentBaseFields } from '@strata/api-kit';

/** A level, to the wire. */
export function presentStockLevel(level: StockLevelView) {
  return {
    ...presentBaseFields(level),
    item_id: level.itemId,
    warehouse_id: level.warehouseId,
    on_hand: level.onHand,
    reserved: level.reserved,
    available: level.onHand - level.reserved,
  };
}

/** A movement, to the wire. */
export function presentStockMovement(movement: StockMovementView) {
  return {
    id: movement.id,
    item_id: movement.itemId,
    warehouse_id: movement.warehouseId,
    kind: movement.kind,
    on_hand_delta: movement.onHandDelta,
    reserved_delta: movement.reservedDelta,
    cause_type: movement.cause.type,
    cause_id: movement.cause.id,
    note: movement.note,
    created_at: movement.createdAt.toISOString(),
    created_by: movement.createdBy,
  };
}

/** A receipt, adjustment or transfer, to the wire. */
export function presentBooking(id: string, levels: readonly StockLevel[]) {
  return { id, levels: levels.map((level) => presentStockLevel(level.toSnapshot())) };
}
