import type {
  ListQuery,
  Page,
  UserCredentials,
  UserFilter,
  UserQueries,
  UserSortKey,
  UserView,
} from '@strata/application';
import type { UserId } from '@strata/domain';
import type pg from 'pg';
import { ListReader, runPrepared, type ListDefinition } from '../database/list-reader.js';
import { containing } from '../database/list-sql.js';

const SELECT = `id, username, role, password_changed_at AS "passwordChangedAt",
  created_at AS "createdAt", updated_at AS "updatedAt", created_by AS "createdBy",
  updated_by AS "updatedBy", is_active AS "isActive", version`;

const LIST: ListDefinition<UserView, UserView, UserFilter, UserSortKey> = {
  select: SELECT,
  table: 'users',
  sortColumns: {
    createdAt: { column: 'created_at', type: 'timestamptz' },
    updatedAt: { column: 'updated_at', type: 'timestamptz' },
    username: { column: 'username', type: 'varchar' },
    role: { column: 'role', type: 'varchar' },
  },
  conditions: ({ username, role }, parameters) => [
    'is_active',
    ...(username === undefined ? [] : [`username ILIKE ${parameters.add(containing(username))}`]),
    ...(role === undefined ? [] : [`role = ${parameters.add(role)}`]),
  ],
  toView: (row) => row,
};

/** Reads of users through prepared statements on the pool. */
export class PgUserQueries implements UserQueries {
  readonly #lists: ListReader<UserView, UserView, UserFilter, UserSortKey>;

  constructor(private readonly pool: pg.Pool) {
    this.#lists = new ListReader(pool, LIST);
  }

  async get(id: UserId): Promise<UserView | null> {
    const text = `SELECT ${SELECT} FROM users WHERE id = $1 AND is_active`;
    const [row] = await runPrepared<UserView>(this.pool, { text, values: [id] });
    return row ?? null;
  }

  list(query: ListQuery<UserFilter, UserSortKey>): Promise<Page<UserView>> {
    return this.#lists.list(query);
  }

  count(filter: UserFilter): Promise<number> {
    return this.#lists.count(filter);
  }

  async credentialsByUsername(username: string): Promise<UserCredentials | null> {
    const [row] = await runPrepared<UserCredentials>(this.pool, {
      text: `SELECT id, username, password_hash AS "passwordHash",
               password_changed_at AS "passwordChangedAt"
               FROM users WHERE username = $1 AND is_active`,
      values: [username],
    });
    return row ?? null;
  }
}
