import type { UserId, UserSnapshot } from '@strata/domain';
import type {
  UserCredentials,
  UserFilter,
  UserQueries,
  UserSortKey,
  UserView,
} from '../../identity/user-queries.js';
import type { ListQuery, Page } from '@strata/application-kit';
import { containsText, type InMemoryDatabase, listInMemory } from '@strata/application-kit/testing';

/** Reads of users over the in-memory tables. */
export class InMemoryUserQueries implements UserQueries {
  constructor(private readonly database: InMemoryDatabase) {}

  get(id: UserId): Promise<UserView | null> {
    return Promise.resolve(this.#matching({}).find((view) => view.id === id) ?? null);
  }

  list(query: ListQuery<UserFilter, UserSortKey>): Promise<Page<UserView>> {
    return Promise.resolve(listInMemory(this.#matching(query.filter), query));
  }

  count(filter: UserFilter): Promise<number> {
    return Promise.resolve(this.#matching(filter).length);
  }

  credentialsByUsername(username: string): Promise<UserCredentials | null> {
    const row = this.#active().find((candidate) => candidate.username === username);
    if (!row) return Promise.resolve(null);
    const { id, passwordHash, passwordChangedAt } = row;
    return Promise.resolve({ id, username, passwordHash, passwordChangedAt });
  }

  #active(): UserSnapshot[] {
    return [...this.database.table<UserSnapshot>('users').values()].filter((row) => row.isActive);
  }

  #matching({ username, role }: UserFilter): UserView[] {
    return this.#active()
      .filter(
        (row) => containsText(row.username, username) && (role === undefined || row.role === role),
      )
      .map(({ passwordHash: _passwordHash, ...view }) => view);
  }
}
