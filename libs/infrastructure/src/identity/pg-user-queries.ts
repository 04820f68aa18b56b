import { type UserCredentials, type UserQueries } from '@strata/application';
import { pgQueries, runPrepared, type Statements } from '@strata/infrastructure-kit';
import { userTable } from './user-table.js';

/** Reads of users; the password hash only for who checks a password. */
export function pgUserQueries(rows: Statements, lists = rows): UserQueries {
  const queries = pgQueries(userTable, rows, lists);
  return {
    get: (id) => queries.get(id),
    list: (query) => queries.list(query),
    count: (filter) => queries.count(filter),
    credentialsByUsername: async (username) => {
      const [row] = await runPrepared<UserCredentials>(rows, {
        text: `SELECT id, username, password_hash AS "passwordHash",
                 password_changed_at AS "passwordChangedAt"
                 FROM users WHERE username = $1 AND is_active`,
        values: [username],
      });
      return row ?? null;
    },
  };
}
