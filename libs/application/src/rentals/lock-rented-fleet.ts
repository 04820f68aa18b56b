import type { CommandContext } from '@strata/application-kit';
import {
  type AssetId,
  type FleetWindow,
  type ItemId,
  rentalCause,
  type RentalAgreement,
  type RentedFleet,
} from '@strata/domain';
import type { RentalsRepositories } from './rental-repositories.js';

/** Whose level is locked, and which of its pieces are. */
export interface RentedLine {
  readonly itemId: ItemId;
  readonly assetIds?: readonly AssetId[];
}

/**
 * Locks the levels of some lines of an agreement, and then reads what is promised of them in the window, and
 * all that is promised to the agreement. Its items and warehouse stay while it is open, so they are not locked.
 * @param agreement locked
 */
export async function lockRentedFleet(
  { tx, ...context }: CommandContext<Pick<RentalsRepositories, 'fleet'>>,
  { id, warehouseId }: RentalAgreement,
  lines: readonly RentedLine[],
  window: FleetWindow,
): Promise<RentedFleet> {
  const keys = lines.map(({ itemId }) => ({ itemId, warehouseId }));
  const assetIds = lines.flatMap((line) => line.assetIds ?? []);
  const fleet = await tx.fleet.lock(keys, assetIds);
  const commitments = await tx.fleet.commitments(fleet, window, context, rentalCause(id));
  return { warehouseId, fleet, commitments };
}
