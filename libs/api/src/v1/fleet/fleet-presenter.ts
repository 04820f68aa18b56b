import { created, presentBaseFields } from '@strata/api-kit';
import type {
  AssetView,
  FleetLevelView,
  FleetMovementView,
  FleetShortageView,
} from '@strata/application';
import { FleetCount, type FleetLevel } from '@strata/domain';

/** A fleet level, to the wire. */
export function presentFleetLevel(level: FleetLevelView) {
  const { owned, out, unserviceable } = level;
  const { capacity, inHouse } = FleetCount.reconstitute(owned, out, unserviceable);
  return {
    ...presentBaseFields(level),
    item_id: level.itemId,
    warehouse_id: level.warehouseId,
    owned,
    out,
    unserviceable,
    capacity,
    in_house: inHouse,
    is_serialized: level.isSerialized,
  };
}

/** A movement of a fleet, to the wire. */
export function presentFleetMovement(movement: FleetMovementView) {
  return {
    id: movement.id,
    item_id: movement.itemId,
    warehouse_id: movement.warehouseId,
    level_version: movement.levelVersion,
    kind: movement.kind,
    owned_delta: movement.ownedDelta,
    out_delta: movement.outDelta,
    unserviceable_delta: movement.unserviceableDelta,
    cause_type: movement.cause.type,
    cause_id: movement.cause.id,
    note: movement.note,
    created_at: movement.createdAt.toISOString(),
    created_by: movement.createdBy,
  };
}

/** A shortage, to the wire. */
export function presentFleetShortage(shortage: FleetShortageView) {
  return {
    item_id: shortage.itemId,
    warehouse_id: shortage.warehouseId,
    capacity: shortage.capacity,
    promised: shortage.promised,
    missing: shortage.missing,
    from: shortage.from.toISOString(),
    to: shortage.to.toISOString(),
  };
}

/** An asset, to the wire. */
export function presentAsset(asset: AssetView) {
  return {
    ...presentBaseFields(asset),
    item_id: asset.itemId,
    warehouse_id: asset.warehouseId,
    serial_number: asset.serialNumber,
    status: asset.status,
    condition: asset.condition,
  };
}

/** The answer to a booking: what it is the cause of, and the levels after it. */
export function createdBooking(id: string, levels: readonly FleetLevel[]) {
  return created(
    { id, levels: levels.map((level) => presentFleetLevel(level.toSnapshot())) },
    { location: `/fleet/movements?cause_id=${id}` },
  );
}
