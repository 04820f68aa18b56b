import type {
  UserCredentials,
  UserFilter,
  UserQueries,
  UserSortKey,
  UserView,
} from '@strata/application';
import type pg from 'pg';
import { runPrepared, type ListDefinition } from '../database/list-reader.js';
import { contains } from '../database/list-sql.js';
import { PgResourceQueries } from '../database/pg-resource-queries.js';

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
    ...(username === undefined ? [] : [contains('username', username, parameters)]),
    ...(role === undefined ? [] : [`role = ${parameters.add(role)}`]),
  ],
  toView: (row) => row,
};

/** Reads of users; the password hash only for who checks a password. */
export class PgUserQueries
  extends PgResourceQueries<UserView, UserView, UserFilter, UserSortKey>
  implements UserQueries
{
  constructor(rows: pg.Pool, lists = rows) {
    super(rows, lists, LIST);
  }

  async credentialsByUsername(username: string): Promise<UserCredentials | null> {
    const [row] = await runPrepared<UserCredentials>(this.rows, {
      text: `SELECT id, username, password_hash AS "passwordHash",
               password_changed_at AS "passwordChangedAt"
               FROM users WHERE username = $1 AND is_active`,
      values: [username],
    });
    return row ?? null;
  }
}
