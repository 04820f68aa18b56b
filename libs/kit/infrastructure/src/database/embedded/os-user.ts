import { execFileSync, type StdioOptions } from 'node:child_process';

/** Who runs PostgreSQL: this process's own user, or another one because PostgreSQL refuses root. */
export interface OsUser {
  /** For `child_process`; empty when it is this process's own user. */
  readonly credentials: { readonly uid?: number; readonly gid?: number };
}

/** Users that a machine may have and root may lend PostgreSQL, the first that exists. */
const UNPRIVILEGED_USERS = ['postgres', 'nobody'];

/** @throws Error when this is root and the machine has none of the users to step down to */
export function databaseOsUser(): OsUser {
  if (process.getuid?.() !== 0) return { credentials: {} };
  for (const name of UNPRIVILEGED_USERS) {
    try {
      return { credentials: { uid: idOf('-u', name), gid: idOf('-g', name) } };
    } catch {
      continue;
    }
  }
  throw new Error(
    `PostgreSQL does not run as root, and there is no user ${UNPRIVILEGED_USERS.join(' or ')} to run it as. Start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** @throws Error when there is no such user */
function idOf(flag: '-u' | '-g', name: string): number {
  const stdio: StdioOptions = ['ignore', 'pipe', 'ignore'];
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio }));
}

/** True when that user can get into the folder. */
export function canEnter(user: OsUser, folder: string): boolean {
  // This process's own user, who made the folder. Windows has no other, and no `sh` either.
  if (user.credentials.uid === undefined) return true;
  try {
    execFileSync('sh', ['-c', 'cd "$1"', 'sh', folder], {
      ...user.credentials,
      cwd: '/',
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
