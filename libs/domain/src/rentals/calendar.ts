import type { TimeZone } from '@strata/domain-kit';
import { DAY_IN_MILLISECONDS } from '../shared/time-units.js';

/** Tells how much time counts between two moments. */
export interface Calendar {
  /** In milliseconds; the end is exclusive, and not before the start. */
  timeBetween(start: Date, end: Date): number;
}

/**
 * Counts as people do who look at the clock on the wall of a warehouse: under a day the time that went
 * by, from then on what the clocks moved, so that the day that is 25 hours long is one day. A whole
 * day that went by is a day at least, whatever the clocks show.
 */
export class WallCalendar implements Calendar {
  constructor(private readonly zone: TimeZone) {}

  timeBetween(start: Date, end: Date): number {
    const elapsed = end.getTime() - start.getTime();
    if (elapsed < DAY_IN_MILLISECONDS) return elapsed;
    const moved = this.zone.wallClock(end) - this.zone.wallClock(start);
    return Math.max(moved, DAY_IN_MILLISECONDS);
  }
}
