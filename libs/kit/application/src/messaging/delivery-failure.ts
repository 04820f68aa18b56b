import { DomainError } from '@strata/domain-kit';
import { TimeLimitExceeded } from '../ports/time-limit-exceeded.js';
import { DeliveryPostponed } from './event-subscriber.js';

/** What would have happened to any other event just as well. */
export function isNobodysFault(error: unknown): boolean {
  if (error instanceof DeliveryPostponed) return true;
  const isOfAMoment =
    error instanceof DomainError && (error.kind === 'unavailable' || error.kind === 'busy');
  return isOfAMoment && !tookTooLong(error);
}

/** Each event takes its own time, and one that always takes too much would wait for ever. */
function tookTooLong({ cause }: Error): boolean {
  return cause instanceof TimeLimitExceeded;
}

/** What is noted of a failure. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return tookTooLong(error) ? messageOf(error.cause) : error.message;
}
