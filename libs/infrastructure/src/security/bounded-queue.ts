/** Runs at most so many tasks at once, lets so many wait, and refuses the rest. */
export class BoundedQueue {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param refusal makes the error for a task that finds the queue full */
  constructor(
    private readonly concurrency: number,
    private readonly maxWaiting: number,
    private readonly refusal: () => Error,
  ) {}

  /** Runs the task when it is its turn; throws the refusal at once when too many wait. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.concurrency) {
      this.#running += 1;
    } else {
      if (this.#waiting.length >= this.maxWaiting) throw this.refusal();
      // Whoever ends hands over the place, so #running stays as it is.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
