import { inMemoryQueries, type InMemoryDatabase } from '@strata/application-kit/testing';
import type { UserSnapshot } from '@strata/domain';
import { userCollection, type UserQueries } from '../../identity/user-collection.js';

/** Reads of users over the in-memory tables. */
export function inMemoryUserQueries(database: InMemoryDatabase): UserQueries {
  return {
    ...inMemoryQueries(database, userCollection),
    credentialsByUsername: (username) => {
      const rows = [...database.table<UserSnapshot>(userCollection.name).values()];
      const row = rows.find((user) => user.isActive && user.username === username);
      if (!row) return Promise.resolve(null);
      const { id, passwordHash, passwordChangedAt } = row;
      return Promise.resolve({ id, username, passwordHash, passwordChangedAt });
    },
  };
}
