/** How work fares that goes on beside the requests, in one process. */
export interface JobState {
  readonly name: string;
  /** When it last ended; null when it has not yet. */
  readonly lastAt: Date | null;
  /** What came of that, in a few words; null when nothing has yet. */
  readonly outcome: string | null;
  readonly isGood: boolean;
  /** When it is done again, as far as that is known. */
  readonly nextAt: Date | null;
}
