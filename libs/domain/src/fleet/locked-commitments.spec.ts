import type { ItemId } from '../catalog/item.js';
import type { WarehouseId } from '../inventory/warehouse.js';
import { contextOf } from '../testing/index.js';
import { FleetLevel } from './fleet-level.js';
import type { FleetWindow } from './fleet-occupancy.js';
import { type FleetPromise, LockedCommitments } from './locked-commitments.js';
import { LockedFleet } from './locked-fleet.js';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const context = contextOf('tester', day(1));
const warehouseId = 'west' as WarehouseId;
const [drill, saw] = ['drill', 'saw'] as unknown as [ItemId, ItemId];
const cause = { type: 'rental_agreement', id: 'agreement-1' } as const;

function levelOf(itemId: ItemId, owned: number): FleetLevel {
  const level = FleetLevel.open(itemId, warehouseId, context);
  return FleetLevel.reconstitute({ ...level.toSnapshot(), owned });
}
const line = (itemId: ItemId, quantity: number, turnaroundMinutes = 0) => ({
  ...{ itemId, warehouseId, quantity, turnaroundMinutes },
  lineId: `line-of-${itemId}`,
});
const promise = (from: number, to: number, ...lines: FleetPromise['lines']): FleetPromise => ({
  ...{ cause, startsAt: day(from), endsAt: day(to), lines },
});
/** Ten drills, of which seven are promised from the 10th to the 20th, and no level of saws. */
function read(window: FleetWindow = { from: day(1), to: null }) {
  const level = levelOf(drill, 10);
  const fleet = new LockedFleet([level]);
  const all = new LockedCommitments(fleet, [], { from: day(1), to: null }, day(1));
  all.promise(promise(10, 20, line(drill, 7)), context);
  return { level, commitments: new LockedCommitments(fleet, all.all, window, day(1)) };
}

describe('the commitments of locked levels', () => {
  it('take a promise that fits, and are to be saved with it', () => {
    const { commitments } = read();
    const other = { ...promise(5, 25, line(drill, 3)), cause: { ...cause, id: 'agreement-2' } };
    expect(commitments.promise(other, context)).toEqual([]);
    expect([commitments.all.length, commitments.gone]).toEqual([2, []]);
    expect(commitments.changed.map(({ state }) => state)).toMatchObject([
      { cause: other.cause, quantity: 3, out: 0, from: day(5), to: day(25) },
    ]);
  });

  it('refuse one that does not, with every shortage, and stay as they were', () => {
    const { commitments } = read();
    const asked = promise(15, 30, line(drill, 2), line(saw, 1), line(drill, 2));
    expect(commitments.promise(asked, context)).toEqual([
      { itemId: drill, warehouseId, from: day(15), to: day(20), asked: 4, available: 3 },
      { itemId: saw, warehouseId, from: day(15), to: day(30), asked: 1, available: 0 },
    ]);
    expect(commitments.changed).toEqual([]);
  });

  it('take one that begins as another ends, its turnaround over, and not a minute earlier', () => {
    const level = levelOf(drill, 1);
    const window = { from: day(1), to: null };
    const commitments = new LockedCommitments(new LockedFleet([level]), [], window, day(1));
    expect(commitments.promise(promise(10, 20, line(drill, 1, 24 * 60)), context)).toEqual([]);
    expect(commitments.promise(promise(20, 22, line(drill, 1)), context)).toMatchObject([
      { from: day(20), to: day(21), asked: 1, available: 0 },
    ]);
    expect(commitments.promise(promise(21, 22, line(drill, 1)), context)).toEqual([]);
    expect(commitments.promise(promise(8, 9, line(drill, 1, 24 * 60)), context)).toEqual([]);
  });

  it('are extended where the time after them is free, and end earlier at any time', () => {
    const { commitments } = read();
    const other = { ...cause, id: 'agreement-2' };
    commitments.promise({ ...promise(22, 24, line(drill, 5)), cause: other }, context);
    expect(commitments.extend(cause, day(23), context)).toEqual([
      { itemId: drill, warehouseId, from: day(22), to: day(23), asked: 7, available: 5 },
    ]);
    expect(commitments.extend(cause, day(22), context)).toEqual([]);
    const ends = () =>
      commitments.all.filter(({ state }) => state.cause.id === cause.id).map((it) => it.state.to);
    expect(ends()).toEqual([day(22)]);
    expect(commitments.extend(cause, day(12), context)).toEqual([]);
    expect(ends()).toEqual([day(12)]);
  });

  it('are extended when they are late without being asked for twice', () => {
    const fleet = new LockedFleet([levelOf(drill, 10)]);
    const { commitments } = read();
    commitments.handOut(line(drill, 7).lineId, 7, day(10), context);
    const window = { from: day(1), to: null };
    const late = new LockedCommitments(fleet, commitments.all, window, day(22));
    expect(late.extend(cause, day(25), context)).toEqual([]);
    expect(late.all.map(({ state: { from, to } }) => [from, to])).toEqual([[day(10), day(25)]]);
  });

  it('are split, released and cancelled by their line', () => {
    const { commitments } = read();
    const { lineId } = line(drill, 7);
    commitments.handOut(lineId, 4, day(10), context);
    commitments.checkIn(lineId, 2, { at: day(12), isServiceable: true }, context);
    commitments.lose(lineId, 1, context);
    commitments.release(lineId, 2, context);
    const told = commitments.all.map(({ state: { quantity, out, to } }) => [quantity, out, to]);
    expect(told).toEqual([
      [2, 0, day(12)],
      [2, 1, day(20)],
    ]);
    expect(() => commitments.cancel(cause)).toThrow(RangeError);
    commitments.checkIn(lineId, 1, { at: day(12), isServiceable: true }, context);
    commitments.release(lineId, 1, context);
    expect(() => commitments.handOut(lineId, 1, day(12), context)).toThrow(RangeError);
    commitments.cancel(cause);
    expect([commitments.all, commitments.changed, commitments.gone.length]).toEqual([[], [], 1]);
  });

  it('have their level tell of what is missing by a fact, once', () => {
    const { level, commitments } = read();
    const why = { changeId: 'change', reason: 'Frayed', assets: [] };
    level.changeServiceability(-3, why, context);
    commitments.noticeShortages(context);
    expect(level.pullEvents()).toMatchObject([{ name: 'fleet.serviceability_changed' }]);
    level.changeServiceability(-2, why, context);
    commitments.noticeShortages(context);
    expect(level.pullEvents()).toMatchObject([
      { name: 'fleet.serviceability_changed' },
      {
        name: 'fleet.shortage_detected',
        aggregateVersion: level.version,
        payload: {
          ...{ itemId: drill, warehouseId, capacity: 5, promised: 7, missing: 2 },
          ...{ from: day(10).toISOString(), to: day(20).toISOString() },
        },
      },
    ]);
  });

  it('say nothing of a time that was not read', () => {
    const { commitments } = read({ from: day(5), to: day(25) });
    expect(commitments.promise(promise(5, 25, line(drill, 3)), context)).toEqual([]);
    for (const [from, to] of [
      [4, 25],
      [5, 26],
    ] as const) {
      expect(() => commitments.promise(promise(from, to, line(drill, 1)), context)).toThrow(
        RangeError,
      );
    }
    expect(() => commitments.extend(cause, day(26), context)).toThrow(RangeError);
    expect(() => commitments.noticeShortages(context)).toThrow(RangeError);
  });
});
