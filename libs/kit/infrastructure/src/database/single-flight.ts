/**
 * Lets callers that ask the same at the same time share one answer, as Go's `singleflight` does, but
 * stricter: a caller never gets an answer whose work began before it asked, so what it reads is as fresh
 * as if it had asked alone. While one run is under way, all who come wait for the next one.
 */
export class SingleFlight<Result> {
  readonly #running = new Map<string, Promise<Result>>();
  readonly #next = new Map<string, Promise<Result>>();

  /**
   * @param key names the question; equal keys must mean equal work
   * @param work asks the question
   */
  run(key: string, work: () => Promise<Result>): Promise<Result> {
    const running = this.#running.get(key);
    if (!running) return this.#start(key, work);
    let next = this.#next.get(key);
    if (!next) {
      next = running
        .catch(() => undefined)
        .then(() => {
          this.#next.delete(key);
          return this.#start(key, work);
        });
      this.#next.set(key, next);
    }
    return next;
  }

  #start(key: string, work: () => Promise<Result>): Promise<Result> {
    const run = work().finally(() => {
      if (this.#running.get(key) === run) this.#running.delete(key);
    });
    this.#running.set(key, run);
    return run;
  }
}
