import { aggregateErrors, type AggregateRoot, type DomainError } from '@strata/domain-kit';
import { violatedUniqueIndex } from './store-errors.js';
import type { Track } from './track.js';

/**
 * Carries out the statement that writes an aggregate over the version it was loaded in.
 * @param refusals what the violation of each unique index means
 * @throws DomainError `aggregate.concurrent_update` when the statement wrote no row, or a refusal
 */
export async function writeAggregate(
  aggregate: AggregateRoot<string>,
  track: Track,
  statement: () => Promise<{ readonly count: number }>,
  refusals: Readonly<Record<string, () => DomainError>> = {},
): Promise<void> {
  const { count } = await statement().catch((error: unknown) => {
    throw refusals[violatedUniqueIndex(error) ?? '']?.() ?? error;
  });
  if (count === 0) throw aggregateErrors.concurrentUpdate(aggregate.aggregateType, aggregate.id);
  aggregate.markPersisted();
  track(aggregate);
}
