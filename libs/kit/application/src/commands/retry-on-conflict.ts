import { aggregateErrors, DomainError } from '@strata/domain-kit';
import { applicationErrors } from './application-errors.js';

/** Thrown by a unit of work when the database gave up this transaction for another one's sake. */
export class TransactionConflict extends Error {
  override readonly name = 'TransactionConflict';
}

/** How often a unit of work is tried before the caller is told. */
export const MAX_ATTEMPTS = 8;

/**
 * Runs an attempt until it ends other than by a conflict with a concurrent writer.
 * @param attempt one whole transaction
 * @param pause waits before the next attempt, longer each time; the first is number 1
 * @throws DomainError `store.too_many_conflicts` after {@link MAX_ATTEMPTS}
 */
export async function retryOnConflict<Result>(
  attempt: () => Promise<Result>,
  pause: (failedAttempts: number) => Promise<void>,
): Promise<Result> {
  for (let failed = 0; failed < MAX_ATTEMPTS; failed += 1) {
    if (failed > 0) await pause(failed);
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw applicationErrors.tooManyConflicts();
}

function isConflict(error: unknown): boolean {
  return (
    error instanceof TransactionConflict ||
    (error instanceof DomainError && error.code === aggregateErrors.concurrentUpdate.code)
  );
}
