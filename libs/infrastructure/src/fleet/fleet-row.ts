import type {
  AssetSnapshot,
  CommitmentCause,
  FleetCause,
  FleetCommitmentSnapshot,
  FleetLevelSnapshot,
  FleetMovement,
} from '@strata/domain';
import { BASE_SELECT } from '@strata/infrastructure-kit';
import type {
  FleetCommitment as StoredCommitment,
  FleetMovement as StoredMovement,
} from '../generated/prisma/browser.js';

/** The select list of a level; its columns are named as its snapshot's fields. */
export const FLEET_LEVEL_SELECT = `id, item_id AS "itemId", warehouse_id AS "warehouseId", owned, "out",
  unserviceable, is_serialized AS "isSerialized", ledger_version AS "ledgerVersion", ${BASE_SELECT}`;

/** The select list of an asset. */
export const ASSET_SELECT = `id, item_id AS "itemId", warehouse_id AS "warehouseId",
  serial_number AS "serialNumber", status, condition, ${BASE_SELECT}`;

/** The select list of a movement. */
export const FLEET_MOVEMENT_SELECT = `id, item_id AS "itemId", warehouse_id AS "warehouseId",
  level_version AS "levelVersion", kind, owned_delta AS "ownedDelta", out_delta AS "outDelta",
  unserviceable_delta AS "unserviceableDelta", cause_type AS "causeType", cause_id AS "causeId", note,
  created_at AS "createdAt", created_by AS "createdBy"`;

/** The select list of a commitment. */
export const COMMITMENT_SELECT = `id, item_id AS "itemId", warehouse_id AS "warehouseId",
  cause_type AS "causeType", cause_id AS "causeId", line_id AS "lineId", quantity, "out",
  starts_at AS "startsAt", ends_at AS "endsAt", turnaround_minutes AS "turnaroundMinutes",
  is_returned AS "isReturned", created_at AS "createdAt", created_by AS "createdBy",
  updated_at AS "updatedAt", updated_by AS "updatedBy"`;

/** A row as {@link FLEET_LEVEL_SELECT} gives it. */
export type FleetLevelRow = FleetLevelSnapshot;

/** A row as {@link ASSET_SELECT} gives it. */
export type AssetRow = AssetSnapshot;

/** A row as {@link FLEET_MOVEMENT_SELECT} gives it. */
export type FleetMovementRow = Omit<FleetMovement, 'cause'> & {
  readonly causeType: FleetCause['type'];
  readonly causeId: FleetCause['id'];
};

/** The row of a movement. */
export function toFleetMovementRow({ cause, ...movement }: FleetMovement): FleetMovementRow {
  return { ...movement, causeType: cause.type, causeId: cause.id } satisfies StoredMovement;
}

/** The movement of a row. */
export function toFleetMovement({ causeType, causeId, ...row }: FleetMovementRow): FleetMovement {
  return { ...row, cause: { type: causeType, id: causeId } };
}

/** A row as {@link COMMITMENT_SELECT} gives it. */
export type CommitmentRow = Omit<FleetCommitmentSnapshot, 'cause' | 'from' | 'to'> & {
  readonly causeType: CommitmentCause['type'];
  readonly causeId: CommitmentCause['id'];
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** The row of a commitment. */
export function toCommitmentRow({
  cause,
  from: startsAt,
  to: endsAt,
  ...commitment
}: FleetCommitmentSnapshot): CommitmentRow {
  const row = { ...commitment, causeType: cause.type, causeId: cause.id, startsAt, endsAt };
  return row satisfies StoredCommitment;
}

/** The commitment of a row. */
export function toCommitment({
  causeType,
  causeId,
  startsAt: from,
  endsAt: to,
  ...row
}: CommitmentRow): FleetCommitmentSnapshot {
  return { ...row, cause: { type: causeType, id: causeId }, from, to };
}
