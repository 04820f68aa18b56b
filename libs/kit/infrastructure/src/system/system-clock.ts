import type { Clock } from '@strata/application-kit';

/** The clock of the machine as it is: it jumps when somebody sets it. */
export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }
}
