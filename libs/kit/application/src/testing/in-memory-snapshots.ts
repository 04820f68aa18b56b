import type { Snapshot, Snapshots } from '../lists/snapshot.js';
import type { Clock } from '../ports/clock.js';

/** Snapshots of a store that nobody changes while a test reads it. */
export class InMemorySnapshots implements Snapshots {
  constructor(private readonly clock: Clock) {}

  read<Result>(work: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
    return work({ takenAt: this.clock.now() });
  }
}
