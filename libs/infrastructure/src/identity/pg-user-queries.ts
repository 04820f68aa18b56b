import { type UserCredentials, type UserQueries } from '@strata/application';
import { pgQueries, runPrepared, type Statements } from '@strata/infrastructure-kit';
import { userTable } from './user-table.js';

/** Reads of users; the password hash only for who checks a password. */
export function pgUserQueries(rows: Statements, lists = rows): UserQueries {
  return Object.assign(pgQueries(userTable, rows, lists), {
    credentialsByUsername: async (username: string) => {
      const [row] = await runPrepared<UserCredentials>(rows, {
        text: `SELECT id, username, password_hash AS "passwordHash",
                 password_changed_at AS "passwordChangedAt"
                 FROM users WHERE username = $1 AND is_active`,
        values: [username],
      });
      return row ?? null;
    },
  });
}
