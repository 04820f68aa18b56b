import type { Cancellation, Timers } from '../ports/timers.js';

/** Timers on which no time passes but by the test's hand: pauses are over at once. */
export class TestTimers implements Timers {
  /** The deadlines that were asked for, and the pauses made, in milliseconds. */
  readonly deadlines: number[] = [];
  readonly pauses: number[] = [];
  readonly #running = new Set<TestCancellation>();

  async withDeadline<Result>(
    milliseconds: number,
    _outer: Cancellation | undefined,
    work: (cancellation: Cancellation) => Promise<Result>,
  ): Promise<Result> {
    this.deadlines.push(milliseconds);
    const cancellation = new TestCancellation();
    this.#running.add(cancellation);
    try {
      return await work(cancellation);
    } finally {
      this.#running.delete(cancellation);
    }
  }

  pause(milliseconds: number): Promise<void> {
    this.pauses.push(milliseconds);
    return Promise.resolve();
  }

  /** Lets every deadline pass that is running. */
  expire(): void {
    for (const cancellation of this.#running) cancellation.abort();
  }
}

class TestCancellation implements Cancellation {
  aborted = false;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  abort(): void {
    this.aborted = true;
    for (const listener of this.#listeners) listener();
  }
}
