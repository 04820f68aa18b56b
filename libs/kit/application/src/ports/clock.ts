/** Tells the time of day; the only way to it for use cases and the domain. */
export interface Clock {
  /** The present moment; measure no duration with it, because a clock can be set. */
  now(): Date;
}
