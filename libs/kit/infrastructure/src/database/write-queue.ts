import { applicationErrors } from '@strata/application-kit';

/** How much runs and waits at most. */
export interface WriteQueueLimits {
  /** Tasks at once: as many as there are connections. */
  readonly concurrency: number;
  readonly waiting: number;
  /** The longest a task waits, in milliseconds. */
  readonly patience: number;
}

/**
 * Of those that change the same thing only one can go on anyway; the second is there to take over.
 * Whoever locks that thing for long then holds up two connections, and not all.
 */
const SAME_TARGET_AT_ONCE = 2;

interface Waiting {
  readonly target: string | undefined;
  start(): void;
}

/** Lets transactions have their connections in turn, bounded in number and time. */
export class WriteQueue {
  #running = 0;
  readonly #runningOn = new Map<string, number>();
  /** In the order in which they came; a Set keeps alive what was taken out of it. */
  readonly #waiting: Waiting[] = [];

  constructor(private readonly limits: WriteQueueLimits) {}

  /** How many tasks wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Runs the task when there is a connection for it.
   * @param target what it is about to change, if that is known
   * @throws DomainError `store.busy` when too many wait, or it has waited too long; and whatever the
   * task throws
   */
  async run<Result>(target: string | undefined, task: () => Promise<Result>): Promise<Result> {
    if (!this.#hasRoomFor(target)) await this.#turn(target);
    else this.#count(target, 1);
    try {
      return await task();
    } finally {
      this.#count(target, -1);
      this.#startNext();
    }
  }

  #turn(target: string | undefined): Promise<void> {
    if (this.#isFullFor(target)) throw applicationErrors.storeBusy();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        target,
        start: () => {
          clearTimeout(impatience);
          this.#leave(waiting);
          this.#count(target, 1);
          resolve();
        },
      };
      const impatience = setTimeout(() => {
        this.#leave(waiting);
        reject(applicationErrors.storeBusy());
      }, this.limits.patience);
      this.#waiting.push(waiting);
    });
  }

  #leave(waiting: Waiting): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
  }

  /** Half of the places are for who wants something else than everybody. */
  #isFullFor(target: string | undefined): boolean {
    if (this.#waiting.length >= this.limits.waiting) return true;
    if (target === undefined || this.#waiting.length < this.limits.waiting / 2) return false;
    let same = 0;
    for (const waiting of this.#waiting) if (waiting.target === target) same += 1;
    return same >= this.limits.waiting / 2;
  }

  #startNext(): void {
    for (const waiting of [...this.#waiting]) {
      if (this.#running >= this.limits.concurrency) return;
      if (this.#hasRoomFor(waiting.target)) waiting.start();
    }
  }

  #hasRoomFor(target: string | undefined): boolean {
    if (this.#running >= this.limits.concurrency) return false;
    return target === undefined || (this.#runningOn.get(target) ?? 0) < SAME_TARGET_AT_ONCE;
  }

  #count(target: string | undefined, change: 1 | -1): void {
    this.#running += change;
    if (target === undefined) return;
    const running = (this.#runningOn.get(target) ?? 0) + change;
    if (running === 0) this.#runningOn.delete(target);
    else this.#runningOn.set(target, running);
  }
}
