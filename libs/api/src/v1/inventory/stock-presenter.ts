import type { StockLevelView, StockMovementView } from '@strata/application';
import { StockCount } from '@strata/domain';
import { presentBaseFields } from '@strata/api-kit';

/** A level, to the wire. */
export function presentStockLevel(level: StockLevelView) {
  return {
    ...presentBaseFields(level),
    item_id: level.itemId,
    warehouse_id: level.warehouseId,
    on_hand: level.onHand,
    reserved: level.reserved,
    available: StockCount.reconstitute(level.onHand, level.reserved).available,
    value: level.value,
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
    value_delta: movement.valueDelta,
    cause_type: movement.cause.type,
    cause_id: movement.cause.id,
    note: movement.note,
    created_at: movement.createdAt.toISOString(),
    created_by: movement.createdBy,
  };
}

/** A level that is short, to the wire. */
export function presentStockShortage({ itemId, warehouseId, onHand, reserved }: StockLevelView) {
  return {
    item_id: itemId,
    warehouse_id: warehouseId,
    on_hand: onHand,
    reserved,
    missing: StockCount.reconstitute(onHand, reserved).missing,
  };
}
