import type { ItemId } from '../catalog/item.js';
import { LockedCommitments } from '../fleet/locked-commitments.js';
import { LockedFleet } from '../fleet/locked-fleet.js';
import { FleetLevel } from '../fleet/fleet-level.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { earlier } from '../testing/index.js';
import { extendRental, promisedWindow, promiseRental } from './promise-rental.js';

const itemId = 'item-1' as ItemId;
const warehouseId = 'warehouse-1' as WarehouseId;
const cause = { type: 'rental_agreement', id: 'agreement-1' } as const;
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

describe('the promise of a rental', () => {
  const level = FleetLevel.open(itemId, warehouseId, earlier);
  const fleet = new LockedFleet([FleetLevel.reconstitute({ ...level.toSnapshot(), owned: 2 })]);
  const window = { from: day(1), to: null };
  const read = () => new LockedCommitments(fleet, [], window, earlier.at);
  const promise = (quantity: number) => {
    const line = { itemId, warehouseId, lineId: 'line-1', quantity, turnaroundMinutes: 0 };
    return { cause, startsAt: day(2), endsAt: day(4), lines: [line] };
  };
  const short = (asked: number, available: number, from: number, to: number) =>
    expect.objectContaining({
      code: 'rental.insufficient_availability',
      details: {
        shortages: [
          {
            ...{ itemId, warehouseId, asked, available },
            ...{ from: day(from).toISOString(), to: day(to).toISOString() },
          },
        ],
      },
    });

  it('is kept or refused with what is missing', () => {
    const commitments = read();
    expect(() => promiseRental(commitments, promise(3), earlier)).toThrow(short(3, 2, 2, 4));
    promiseRental(commitments, promise(2), earlier);
    expect(commitments.changed).toHaveLength(1);
  });

  it('is extended or refused with what is missing', () => {
    const commitments = read();
    promiseRental(commitments, promise(1), earlier);
    const other = { ...cause, id: 'agreement-2' };
    const later = { ...promise(2), cause: other, startsAt: day(5), endsAt: day(9) };
    promiseRental(commitments, later, earlier);
    expect(() => extendRental(commitments, cause, day(8), earlier)).toThrow(short(1, 0, 5, 8));
    extendRental(commitments, cause, day(5), earlier);
    expect(commitments.all.map(({ state }) => state.to)).toEqual([day(9), day(5)].reverse());
  });

  it('takes something until the longest turnaround is over', () => {
    const lines = [{ turnaroundMinutes: 60 }, { turnaroundMinutes: 24 * 60 }];
    expect(promisedWindow(day(2), day(4), lines)).toEqual({ from: day(2), to: day(5) });
  });
});
