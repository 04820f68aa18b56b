/** So many pieces that are taken from a moment on until another one, at which they are free again. */
export interface FleetOccupation {
  readonly quantity: number;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

/** A span of time that is looked at. */
export interface FleetWindow {
  readonly from: Date;
  /** Exclusive; null when it has no end. */
  readonly to: Date | null;
}

/** From when on how many pieces are available: fewer than none where facts went beyond promises. */
export interface AvailabilityStep {
  readonly from: Date;
  readonly available: number;
}

/** What is available in a window. */
export interface Availability {
  /** The fewest at any moment: what can be promised for all of the window. */
  readonly minimum: number;
  /** In their order; the first from the beginning of the window on, each other where the number changes. */
  readonly steps: readonly AvailabilityStep[];
}

/** A stretch of time without a change, and how many pieces each list of occupations takes in it. */
export interface Stretch {
  /** In milliseconds since 1970, as is `to`, which is Infinity where there is no end. */
  readonly from: number;
  readonly to: number;
  /** In the order of the lists. */
  readonly taken: readonly number[];
}

/** What is available of a capacity in a window, in which something is taken. */
export function availabilityOf(
  capacity: number,
  occupations: readonly FleetOccupation[],
  window: FleetWindow,
): Availability {
  const steps: AvailabilityStep[] = [];
  for (const stretch of stretchesOf(window, occupations)) {
    const available = capacity - takenIn(stretch);
    if (steps.at(-1)?.available !== available) {
      steps.push({ from: new Date(stretch.from), available });
    }
  }
  return { minimum: Math.min(...steps.map(({ available }) => available)), steps };
}

/** The window in stretches, one after the other without a gap. */
export function stretchesOf(
  { from, to }: FleetWindow,
  ...lists: readonly (readonly FleetOccupation[])[]
): readonly Stretch[] {
  const [start, end] = [from.getTime(), to?.getTime() ?? Infinity];
  const nothing = lists.map(() => 0);
  const changes = new Map([[start, [...nothing]]]);
  const change = (at: number, list: number, by: number) => {
    const deltas = changes.get(at) ?? [...nothing];
    deltas[list] = (deltas[list] ?? 0) + by;
    changes.set(at, deltas);
  };
  for (const [list, occupations] of lists.entries()) {
    for (const occupation of occupations) {
      const begin = Math.max(occupation.from.getTime(), start);
      const finish = Math.min(occupation.to.getTime(), end);
      if (begin >= finish) continue;
      change(begin, list, occupation.quantity);
      if (finish < end) change(finish, list, -occupation.quantity);
    }
  }
  const moments = [...changes].sort(([one], [other]) => one - other);
  let taken: readonly number[] = nothing;
  return moments.map(([at, deltas], index) => {
    taken = taken.map((sum, list) => sum + (deltas[list] ?? 0));
    return { from: at, to: moments[index + 1]?.[0] ?? end, taken };
  });
}

/** How many pieces one of the lists takes in a stretch; the first unless said. */
export function takenIn({ taken }: Stretch, list = 0): number {
  return taken[list] ?? 0;
}

/** The longest runs of stretches that are meant, in their order; each has one at least. */
export function runsOf(
  stretches: readonly Stretch[],
  isMeant: (stretch: Stretch) => boolean,
): readonly (readonly [Stretch, ...Stretch[]])[] {
  const runs: [Stretch, ...Stretch[]][] = [];
  let isOpen = false;
  for (const stretch of stretches) {
    const run = isOpen ? runs.at(-1) : undefined;
    isOpen = isMeant(stretch);
    if (!isOpen) continue;
    if (run) run.push(stretch);
    else runs.push([stretch]);
  }
  return runs;
}
