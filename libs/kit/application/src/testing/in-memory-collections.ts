import type { Listed, Named, QueriesOfAll, RepositoriesOf } from '../collections/collections.js';
import { inMemoryQueries } from './in-memory-collection-queries.js';
import type { InMemoryDatabase } from './in-memory-database.js';
import { InMemoryRepository } from './in-memory-repository.js';
import type { InMemorySession } from './in-memory-session.js';

// What is made of a collection gets the types back that mapping took from it, by its name.

/** What makes the repositories of named collections, in memory. */
export function inMemoryRepositories<Collections extends Named<Listed>>(collections: Collections) {
  return mapNamed(
    collections,
    (one) => (session: InMemorySession) => new InMemoryRepository(session, one as never),
  ) as unknown as {
    readonly [Name in keyof Collections]: (
      session: InMemorySession,
    ) => RepositoriesOf<Collections>[Name];
  };
}

/** The reads of named collections, in memory. */
export function allInMemoryQueries<Collections extends Named<Listed>>(
  database: InMemoryDatabase,
  collections: Collections,
): QueriesOfAll<Collections> {
  return mapNamed(collections, (one) =>
    inMemoryQueries(database, one as never),
  ) as unknown as QueriesOfAll<Collections>;
}

function mapNamed<Value, Made>(named: Named<Value>, make: (value: Value) => Made): Named<Made> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, make(value)]));
}
