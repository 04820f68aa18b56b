import type { Clock } from '../ports/clock.js';

/** A clock that stands still until it is told to go on. */
export class FixedClock implements Clock {
  #now: Date;

  constructor(now: string | Date = '2026-01-15T09:30:00.000Z') {
    this.#now = new Date(now);
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Moves on by so many milliseconds. */
  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}
