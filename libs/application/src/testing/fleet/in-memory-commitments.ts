import type { InMemoryDatabase } from '@strata/application-kit/testing';
import {
  FleetCommitment,
  type FleetCommitmentSnapshot,
  type FleetWindow,
  type StockLevelKey,
} from '@strata/domain';

/** The table of commitments. */
export function fleetCommitmentsIn(
  database: InMemoryDatabase,
): Map<string, FleetCommitmentSnapshot> {
  return database.table('fleet_commitments');
}

/** Whether a commitment takes anything in a window, as far as is known now. */
export function takesAny(
  row: FleetCommitmentSnapshot,
  { from, to }: FleetWindow,
  now: Date,
): boolean {
  const taken = FleetCommitment.reconstitute(row).occupation(now);
  return taken.to > from && (to === null || taken.from < to);
}

/** Whether two are of one item in one warehouse. */
export function isLevelOf(one: StockLevelKey, other: StockLevelKey): boolean {
  return one.itemId === other.itemId && one.warehouseId === other.warehouseId;
}
