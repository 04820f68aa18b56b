/**
 * What is known of a copy that answers reads, and lags behind what is written. What somebody has seen
 * is a word that says so to every process; nobody else reads it.
 */
export interface CopiedReads {
  /**
   * For who has written something, with the answer: a read of the copy that brings it back shows all
   * that this process had committed by now. null before its first commit.
   */
  readonly written: string | null;
  /**
   * Whether the copy may answer somebody at the moment.
   * @param seen what {@link written} gave at some process, or anything else that a client sends;
   * absent for who has seen nothing
   */
  shows(seen?: string): boolean;
}
