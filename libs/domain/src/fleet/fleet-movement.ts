import type { EntityId } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';

/** What can happen to a fleet level. */
export const FLEET_MOVEMENT_KINDS = [
  'commissioned',
  'restocked',
  'scrapped',
  'serviceability_changed',
  'handed_out',
  'checked_in',
  'lost',
] as const;

/** One of {@link FLEET_MOVEMENT_KINDS}. */
export type FleetMovementKind = (typeof FLEET_MOVEMENT_KINDS)[number];

/** What a fleet moves because of. */
export const FLEET_CAUSE_TYPES = [
  'fleet_commission',
  'fleet_retirement',
  'serviceability_change',
  'rental_agreement',
] as const;

/** The thing that made a fleet move, so that the ledger can be followed back to it. */
export interface FleetCause {
  readonly type: (typeof FLEET_CAUSE_TYPES)[number];
  readonly id: string;
}

/**
 * One line of the ledger: appended, never changed or deleted. The sums of the deltas over all
 * movements of a level are the level.
 */
export interface FleetMovement {
  readonly id: EntityId<'FleetMovement'>;
  readonly itemId: ItemId;
  readonly warehouseId: WarehouseId;
  /** The place in the ledger of its level: 1, 2, 3 and so on, each once. */
  readonly levelVersion: number;
  readonly kind: FleetMovementKind;
  readonly ownedDelta: number;
  readonly outDelta: number;
  readonly unserviceableDelta: number;
  readonly cause: FleetCause;
  /** A commission's reference, the reason of a retirement or change. */
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}
