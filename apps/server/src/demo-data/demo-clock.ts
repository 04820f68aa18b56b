import type { Clock } from '@strata/application-kit';

/** A clock that is set by hand, so that a year can be lived through in seconds. */
export class DemoClock implements Clock {
  #now: Date;

  constructor(now: Date) {
    this.#now = now;
  }

  now(): Date {
    return this.#now;
  }

  set(now: Date): void {
    this.#now = now;
  }
}
