/** Tells the time; the only way to it for use cases and the domain. */
export interface Clock {
  /** The present moment. */
  now(): Date;
}
