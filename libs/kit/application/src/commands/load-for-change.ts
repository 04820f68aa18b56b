import type { AggregateRoot, ErrorFactory, Repository } from '@strata/domain-kit';
import type { DeleteResource } from './use-case.js';

/**
 * Loads an aggregate, be it deleted or not, to take its deletion back: locked, and in a version that the
 * caller takes.
 * @throws DomainError what `notFound` makes, `aggregate.version_mismatch`
 */
export async function loadForRestore<Aggregate extends AggregateRoot<string>>(
  repository: Pick<Repository<Aggregate>, 'getByIdForRestore'>,
  { id, expectedVersions }: DeleteResource<Aggregate['id']>,
  notFound: ErrorFactory<[id: string]>,
): Promise<Aggregate> {
  const aggregate = await repository.getByIdForRestore(id);
  if (!aggregate) throw notFound(id);
  aggregate.expectVersion(expectedVersions);
  return aggregate;
}

/**
 * Loads an aggregate to change it: locked, and in a version that the caller takes.
 * @throws DomainError what `notFound` makes, `aggregate.version_mismatch`
 */
export async function loadForChange<Aggregate extends AggregateRoot<string>>(
  repository: Pick<Repository<Aggregate>, 'getByIdForUpdate'>,
  { id, expectedVersions }: DeleteResource<Aggregate['id']>,
  notFound: ErrorFactory<[id: string]>,
): Promise<Aggregate> {
  const aggregate = await repository.getByIdForUpdate(id);
  if (!aggregate) throw notFound(id);
  aggregate.expectVersion(expectedVersions);
  return aggregate;
}
