import type { ItemId } from '../catalog/item.js';
import { FleetCommitment } from '../fleet/fleet-commitment.js';
import { FleetLevel } from '../fleet/fleet-level.js';
import { LockedCommitments } from '../fleet/locked-commitments.js';
import { LockedFleet } from '../fleet/locked-fleet.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { earlier } from '../testing/index.js';
import { rentalCause } from './promise-rental.js';
import type { RentalAgreementId } from './rental-agreement-snapshot.js';
import type { CheckInCondition } from './rental-check-in.js';
import type { RentalLineId } from './rental-line-snapshot.js';
import { checkInPieces, handOutPieces } from './rented-pieces.js';

const warehouseId = 'warehouse-1' as WarehouseId;
const rentalAgreementId = 'agreement-1' as RentalAgreementId;
const ITEMS = ['drill', 'saw'] as unknown as readonly [ItemId, ItemId];
const LATER = new Date(earlier.at.getTime() + 86_400_000);

/** Three pieces of each of two items, all promised to an agreement of two lines. */
function rented() {
  const fleet = new LockedFleet(
    ITEMS.map((itemId) => {
      const level = FleetLevel.open(itemId, warehouseId, earlier);
      return FleetLevel.reconstitute({ ...level.toSnapshot(), owned: 3 });
    }),
  );
  const commitments = ITEMS.map((itemId) =>
    FleetCommitment.promise(
      {
        ...{ itemId, warehouseId, quantity: 3, turnaroundMinutes: 0, lineId: `line of ${itemId}` },
        ...{ cause: rentalCause(rentalAgreementId), startsAt: earlier.at, endsAt: LATER },
      },
      earlier,
    ),
  );
  const window = { from: earlier.at, to: null };
  const locked = {
    ...{ warehouseId, fleet },
    commitments: new LockedCommitments(fleet, commitments, window, earlier.at),
  };
  const record = <Line>(lines: readonly Line[]) => ({
    ...{ id: 'record-1' as never, rentalAgreementId, at: earlier.at },
    ...{ createdAt: earlier.at, createdBy: earlier.by, items: lines },
  });
  const line = (itemId: ItemId, quantity: number) => ({
    rentalLineId: `line of ${itemId}` as RentalLineId,
    ...{ itemId, sku: 'D', name: 'Drill', quantity, assetIds: [] },
  });
  const handOut = (...quantities: readonly (readonly [ItemId, number])[]) =>
    handOutPieces(locked, record(quantities.map(([id, pieces]) => line(id, pieces))), earlier);
  const checkIn = (itemId: ItemId, condition: CheckInCondition) => {
    const back = { ...line(itemId, 1), condition, lateCharge: '0.00', charge: '0.00' };
    checkInPieces(locked, { ...record([back]), note: null }, earlier);
  };
  const counts = () =>
    fleet.levels.map(({ count: { owned, out, unserviceable } }) => [owned, out, unserviceable]);
  const committed = () =>
    locked.commitments.all.map(({ state: { quantity, out } }) => [quantity, out]);
  return { handOut, checkIn, counts, committed };
}

describe('rented pieces', () => {
  const [drill, saw] = ITEMS;

  it('leave the house with what is promised of them', () => {
    const { handOut, counts, committed } = rented();
    handOut([drill, 1], [saw, 3], [drill, 1]);
    expect(counts()).toEqual([
      [3, 2, 0],
      [3, 3, 0],
    ]);
    expect(committed()).toEqual([
      [3, 2],
      [3, 3],
    ]);
  });

  it('are all in the house, or none leaves it', () => {
    const { handOut, counts } = rented();
    const short = (itemId: ItemId) => ({ itemId, warehouseId, asked: 4, inHouse: 3 });
    expect(() => handOut([drill, 2], [saw, 4], [drill, 2])).toThrow(
      expect.objectContaining({
        code: 'fleet.exceeds_in_house',
        details: { shortages: [short(drill), short(saw)] },
      }),
    );
    expect(counts()).toEqual([
      [3, 0, 0],
      [3, 0, 0],
    ]);
  });

  it('come back good, damaged or not at all', () => {
    const { handOut, checkIn, counts, committed } = rented();
    handOut([drill, 3], [saw, 2]);
    checkIn(drill, 'good');
    checkIn(drill, 'damaged');
    checkIn(saw, 'lost');
    expect(counts()).toEqual([
      [3, 1, 1],
      [2, 1, 0],
    ]);
    expect(committed()).toEqual(
      expect.arrayContaining([
        [1, 1],
        [2, 1],
      ]),
    );
  });
});
