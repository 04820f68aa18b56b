/** Tells work to stop; an `AbortSignal` is one. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Measures durations, on a clock that never goes back; the only way to them for this layer. */
export interface Timers {
  /**
   * Runs work that is told to stop after so many milliseconds, or when the outer work is; soon after
   * that it is no longer waited for, whether it listens or not.
   * @throws what the work throws; an Error when it had to be left
   */
  withDeadline<Result>(
    milliseconds: number,
    outer: Cancellation | undefined,
    work: (cancellation: Cancellation) => Promise<Result>,
  ): Promise<Result>;

  /** Waits. */
  pause(milliseconds: number): Promise<void>;
}
