import type { ActionContext } from '@strata/domain-kit';
import type { ItemId } from '../catalog/item.js';
import { fleetErrors, type FleetShortage } from '../fleet/fleet-errors.js';
import type { LockedCommitments } from '../fleet/locked-commitments.js';
import type { LockedFleet } from '../fleet/locked-fleet.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { rentalCause } from './promise-rental.js';
import type { RentalCheckIn } from './rental-check-in.js';
import type { RentalHandOut } from './rental-hand-out.js';

/** The levels of the lines of a hand-out or check-in, and what is promised of them from now on. */
export interface RentedFleet {
  readonly warehouseId: WarehouseId;
  readonly fleet: LockedFleet;
  readonly commitments: LockedCommitments;
}

/**
 * Lets the pieces of a hand-out leave the house: all or none. Before its start it takes them from now on, which
 * may be more than there is for others: that is told by `fleet.shortage_detected`.
 * @throws DomainError `fleet.exceeds_in_house` that lists every short item, or a rule of `FleetLevel.handOut`;
 * then everything locked is to be thrown away
 */
export function handOutPieces(
  { warehouseId, fleet, commitments }: RentedFleet,
  { rentalAgreementId, items, at }: RentalHandOut,
  context: ActionContext,
): void {
  expectInHouse({ warehouseId, fleet }, items);
  const cause = rentalCause(rentalAgreementId);
  for (const { rentalLineId, itemId, quantity, assetIds } of items) {
    const level = fleet.at(itemId, warehouseId);
    level.handOut({ quantity, assets: fleet.assetsOf(level, assetIds) }, cause, context);
    commitments.handOut(rentalLineId, quantity, at, context);
  }
  commitments.noticeShortages(context);
}

/**
 * Books what came back of a check-in and what never will; what is then missing for others is told by
 * `fleet.shortage_detected`.
 * @throws DomainError as `FleetLevel.checkIn` and `lose`; then everything locked is to be thrown away
 */
export function checkInPieces(
  { warehouseId, fleet, commitments }: RentedFleet,
  { rentalAgreementId, items, at }: RentalCheckIn,
  context: ActionContext,
): void {
  const cause = rentalCause(rentalAgreementId);
  for (const { rentalLineId, itemId, quantity, assetIds, condition } of items) {
    const level = fleet.at(itemId, warehouseId);
    const pieces = { quantity, assets: fleet.assetsOf(level, assetIds) };
    if (condition === 'lost') {
      level.lose(pieces, cause, context);
      commitments.lose(rentalLineId, quantity, context);
      continue;
    }
    const isServiceable = condition === 'good';
    level.checkIn({ ...pieces, isServiceable }, cause, context);
    commitments.checkIn(rentalLineId, quantity, { at, isServiceable }, context);
  }
  commitments.noticeShortages(context);
}

/** Of pieces without serial numbers, lines of one item together; the others are looked at one by one. */
function expectInHouse(
  { warehouseId, fleet }: Omit<RentedFleet, 'commitments'>,
  items: RentalHandOut['items'],
): void {
  const asked = new Map<ItemId, number>();
  for (const { itemId, quantity } of items) {
    asked.set(itemId, (asked.get(itemId) ?? 0) + quantity);
  }
  const shortages = [...asked].flatMap(([itemId, pieces]): FleetShortage[] => {
    const { isSerialized, count } = fleet.at(itemId, warehouseId);
    if (isSerialized || pieces <= count.ready) return [];
    return [{ itemId, warehouseId, asked: pieces, inHouse: count.ready }];
  });
  if (shortages.length > 0) throw fleetErrors.exceedsInHouse(shortages);
}
