import type { Listed, Named, QueriesOfAll, RepositoriesOf } from '../collections/collections.js';
import { mapNamed } from '../collections/map-named.js';
import { inMemoryQueries } from './in-memory-collection-queries.js';
import type { InMemoryDatabase } from './in-memory-database.js';
import { InMemoryRepository } from './in-memory-repository.js';
import type { InMemorySession } from './in-memory-session.js';

/** What makes the repositories of named collections, in memory. */
type InMemoryMakers<Collections> = {
  readonly [Name in keyof Collections]: (
    session: InMemorySession,
  ) => RepositoriesOf<Collections>[Name];
};

// What is made of a collection has its types, which those of all collections together cannot tell.

/** What makes the repositories of named collections, in memory. */
export function inMemoryRepositories<Collections extends Named<Listed>>(
  collections: Collections,
): InMemoryMakers<Collections> {
  return mapNamed<Collections, InMemoryMakers<Collections>>(
    collections,
    (one) => (session) => new InMemoryRepository(session, one as never) as never,
  );
}

/** The reads of named collections, in memory. */
export function allInMemoryQueries<Collections extends Named<Listed>>(
  database: InMemoryDatabase,
  collections: Collections,
): QueriesOfAll<Collections> {
  return mapNamed<Collections, QueriesOfAll<Collections>>(
    collections,
    (one) => inMemoryQueries(database, one as never) as never,
  );
}
