/** A request that is over, as it is counted; nothing in it has more values than the program has code for. */
export interface AnsweredRequest {
  /** The id of its operation; `health` or `other` for what is none. */
  readonly operation: string;
  /** The status of its answer, or `aborted` when the client did not wait for all of it. */
  readonly outcome: string;
  /** Seconds from when it came until it was over. */
  readonly processTime: number;
  /** The code of the problem that it was answered with. */
  readonly problem: string | undefined;
}

/** Told of each request once it is over. */
export interface RequestObserver {
  /** Must not throw, nor take long: it is a part of every request. */
  answered(request: AnsweredRequest): void;
}
