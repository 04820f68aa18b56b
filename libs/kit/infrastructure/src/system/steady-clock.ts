import type { Clock } from '@strata/application-kit';

/** How fast time goes on while the machine's clock is behind. */
const CATCH_UP_SPEED = 0.5;
/** A machine's clock that went back by more than this was wrong before, and is followed at once. */
const FOLLOWED_BEYOND_MILLISECONDS = 24 * 3_600_000;

/**
 * The machine's clock without its steps back, so that what this process makes later never bears an
 * earlier time. After a step back of up to a day it goes on at half speed until the machine has
 * caught up (after twice the step): it neither goes back nor stands still.
 */
export class SteadyClock implements Clock {
  #milliseconds = -Infinity;
  #readAt = 0;

  /** @param elapsed milliseconds that only ever grow, whatever the clock is set to */
  constructor(
    private readonly machine: Clock,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  now(): Date {
    const machine = this.machine.now().getTime();
    const readAt = this.elapsed();
    const slowed = this.#milliseconds + (readAt - this.#readAt) * CATCH_UP_SPEED;
    this.#readAt = readAt;
    const isBehind = machine < slowed && slowed - machine <= FOLLOWED_BEYOND_MILLISECONDS;
    this.#milliseconds = isBehind ? slowed : machine;
    return new Date(this.#milliseconds);
  }
}
