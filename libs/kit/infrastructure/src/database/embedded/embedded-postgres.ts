import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openClient } from '../clients.js';
import { parseDatabaseUrl } from '../database-address.js';
import { Cluster } from './cluster.js';
import { lockDataDir } from './data-dir-lock.js';
import { canEnter, databaseOsUser, type OsUser } from './os-user.js';
import { postgresBinaries, sharedStateDir, versionOf } from './postgres-binaries.js';

/** Whose embedded PostgreSQL is meant, and where. */
export interface EmbeddedPlace {
  /** Made when missing. */
  readonly dataDir: string;
  /** The name of its database and of its superuser. */
  readonly serviceName: string;
}

/** A running PostgreSQL that belongs to this process. */
export interface RunningPostgres {
  /** Connection URL, password included. */
  readonly url: string;
  /** Where the cluster's files are. */
  readonly folder: string;
  /** Stops it and lets go of the folder. */
  stop(): Promise<void>;
}

/** For the commands beside the server, and PostgreSQL's own. */
const CONNECTIONS_BESIDE = 100;
const LEAST_CONNECTIONS = 120;

/** Thrown when the cluster was made by another major version of PostgreSQL than the one at hand. */
export class OtherPostgresMajor extends Error {
  override readonly name = 'OtherPostgresMajor';
}

/**
 * Starts PostgreSQL on the cluster in DATA_DIR; the first time it is created. A server that a killed
 * process left behind is stopped first.
 * @param poolSize connections that the server takes of it
 * @param report told where the cluster is kept when it cannot be in DATA_DIR
 * @throws DataDirInUse when another living process has the folder
 * @throws NoEmbeddedPostgres when its programs are not installed
 * @throws OtherPostgresMajor when the cluster is not one for this PostgreSQL
 * @throws Error with PostgreSQL's own words when it does not start
 */
export async function startEmbeddedPostgres(
  { dataDir, serviceName }: EmbeddedPlace,
  poolSize: number,
  report: (message: string) => void = () => undefined,
): Promise<RunningPostgres> {
  const user = databaseOsUser();
  // First: without them no folder is made, where perhaps none may be.
  const binaries = postgresBinaries(user, serviceName);
  const home = resolve(dataDir);
  mkdirSync(home, { recursive: true });
  const unlock = lockDataDir(home);
  try {
    const folder = clusterFolder(home, serviceName, user, report);
    const cluster = new Cluster(folder, binaries, user);
    const password = keptPassword(home);
    if (cluster.exists) {
      refuseOtherMajor(cluster, versionOf(binaries), serviceName);
      await cluster.stopOrphan();
    } else {
      await cluster.create(serviceName, password);
    }
    const connections = Math.max(LEAST_CONNECTIONS, poolSize + CONNECTIONS_BESIDE);
    const port = await cluster.start({ max_connections: String(connections) });
    await ensureDatabase(port, password, serviceName);
    return {
      url: urlOf(port, password, serviceName),
      folder,
      stop: async () => {
        await cluster.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * The cluster in DATA_DIR that another process, a server, is running at the moment.
 * @returns null when none is running there; its `stop` leaves it running
 */
export function attachEmbeddedPostgres({
  dataDir,
  serviceName,
}: EmbeddedPlace): RunningPostgres | null {
  const home = resolve(dataDir);
  const folder = clusterFolder(home, serviceName, databaseOsUser(), () => undefined);
  const port = new Cluster(folder, '', databaseOsUser()).runningPort;
  if (port === null) return null;
  const url = urlOf(port, keptPassword(home), serviceName);
  return { url, folder, stop: () => Promise.resolve() };
}

/** PostgreSQL would refuse too, but not say how to go on. */
function refuseOtherMajor({ major, folder }: Cluster, version: string, serviceName: string): void {
  if (major === Number.parseInt(version, 10)) return;
  throw new OtherPostgresMajor(
    [
      `The database in ${folder} was made by PostgreSQL ${major}; this program comes with ${version}, which cannot read it. It is untouched. To take it along:`,
      `  1. with the one that ran it:  npm start -- dump ${serviceName}.gz`,
      `  2. move ${folder} aside`,
      `  3. with this one:             npm start -- restore ${serviceName}.gz`,
      'docs/operations.md has more, in case the other one is gone.',
    ].join('\n'),
  );
}

/** PostgreSQL's user cannot get into a folder of root's own, so its cluster is kept beside it. */
function clusterFolder(
  home: string,
  serviceName: string,
  user: OsUser,
  report: (message: string) => void,
): string {
  if (canEnter(user, home)) return join(home, 'postgres');
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const shared = sharedStateDir(serviceName);
  const folder = join(shared, name, 'postgres');
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  chmodSync(shared, 0o755);
  report(
    `PostgreSQL does not run as root, and its user cannot enter ${home}: the database is kept in ${folder}.`,
  );
  return folder;
}

/** The password of the cluster, made once. */
function keptPassword(home: string): string {
  const file = join(home, 'postgres.password');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8');
}

async function ensureDatabase(port: number, password: string, name: string): Promise<void> {
  const anyDatabase = urlOf(port, password, name, 'postgres');
  const client = await openClient(parseDatabaseUrl(anyDatabase, name));
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function urlOf(port: number, password: string, user: string, database = user): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}
