import { aggregateErrors, type DomainError } from '@strata/domain-kit';
import { sqlState } from './store-errors.js';

const DIVISION_BY_ZERO = '22012';

/**
 * Makes an UPDATE fail by itself unless it changes as many rows as it must, so that nobody waits to
 * count them: the number of rows divides, and none of our statements divides by anything else.
 * @param rows SQL of how many it must change
 */
export function guarded(update: string, rows = '1'): string {
  return `WITH changed AS (${update} RETURNING 1) SELECT 1 / (count(*) = ${rows})::int FROM changed`;
}

/** What the failure of a {@link guarded} statement means. */
export function unguarded(error: unknown, type: string, id: string): DomainError | undefined {
  return sqlState(error) === DIVISION_BY_ZERO
    ? aggregateErrors.concurrentUpdate(type, id)
    : undefined;
}
