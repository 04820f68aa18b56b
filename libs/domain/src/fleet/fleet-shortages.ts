import type { StockLevelKey } from '../inventory/stock-repository.js';
import {
  type FleetOccupation,
  type FleetWindow,
  runsOf,
  type Stretch,
  stretchesOf,
  takenIn,
} from './fleet-occupancy.js';

/** A time in which more of a level is asked for than is available. */
export interface PromiseShortage extends StockLevelKey {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** Of the worst moment, as is `available`. */
  readonly asked: number;
  /** Fewer than none where facts went beyond promises. */
  readonly available: number;
}

/** A time in which more is promised than there is. */
export interface CapacityShortage {
  readonly capacity: number;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** The most that is promised at a moment of it. */
  readonly promised: number;
  /** By how much that is more than the capacity. */
  readonly missing: number;
}

/** What a level has, and what takes it. */
export interface FleetLoad {
  readonly capacity: number;
  readonly occupations: readonly FleetOccupation[];
}

/**
 * Every time in which what is asked for is more than is left of a level; what is asked for at one time
 * adds up.
 */
export function promiseShortages(
  { itemId, warehouseId }: StockLevelKey,
  capacity: number,
  taken: readonly FleetOccupation[],
  asked: readonly FleetOccupation[],
): readonly PromiseShortage[] {
  const missingIn = (stretch: Stretch) => takenIn(stretch) + takenIn(stretch, 1) - capacity;
  const stretches = stretchesOf(windowOf(asked), taken, asked);
  return runsOf(stretches, (it) => takenIn(it, 1) > 0 && missingIn(it) > 0).map((run) => {
    const worst = worstOf(run, missingIn);
    const [asks, available] = [takenIn(worst, 1), capacity - takenIn(worst)];
    return { itemId, warehouseId, ...spanOf(run), asked: asks, available };
  });
}

/** Every time in the window in which more is promised than there is. */
export function capacityShortages(
  window: FleetWindow,
  { capacity, occupations }: FleetLoad,
): readonly CapacityShortage[] {
  const runs = runsOf(stretchesOf(window, occupations), (it) => takenIn(it) > capacity);
  return runs.map((run) => shortageOf(run, capacity, 0));
}

/** The first time in the window in which more is promised than there is, and more so than before. */
export function firstDeeperShortage(
  window: FleetWindow,
  before: FleetLoad,
  after: FleetLoad,
): CapacityShortage | undefined {
  const missingBefore = (it: Stretch) => Math.max(0, takenIn(it) - before.capacity);
  const missingAfter = (it: Stretch) => takenIn(it, 1) - after.capacity;
  const stretches = stretchesOf(window, before.occupations, after.occupations);
  const run = runsOf(stretches, (it) => missingAfter(it) > 0).find((short) =>
    short.some((it) => missingAfter(it) > missingBefore(it)),
  );
  return run && shortageOf(run, after.capacity, 1);
}

function shortageOf(
  run: readonly [Stretch, ...Stretch[]],
  capacity: number,
  list: number,
): CapacityShortage {
  const promised = takenIn(
    worstOf(run, (it) => takenIn(it, list)),
    list,
  );
  return { capacity, ...spanOf(run), promised, missing: promised - capacity };
}

function windowOf(occupations: readonly FleetOccupation[]): FleetWindow {
  const from = Math.min(...occupations.map((it) => it.from.getTime()));
  const to = Math.max(...occupations.map((it) => it.to.getTime()));
  return { from: new Date(from), to: new Date(to) };
}

function spanOf(run: readonly [Stretch, ...Stretch[]]) {
  const [first] = run;
  const last = run.at(-1) ?? first;
  return { from: new Date(first.from), to: new Date(last.to) };
}

function worstOf(
  [first, ...rest]: readonly [Stretch, ...Stretch[]],
  missingIn: (stretch: Stretch) => number,
): Stretch {
  return rest.reduce((worst, it) => (missingIn(it) > missingIn(worst) ? it : worst), first);
}
