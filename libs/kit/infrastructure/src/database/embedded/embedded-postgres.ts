import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openClient } from '../clients.js';
import { parseDatabaseUrl } from '../database-address.js';
import { Cluster, CLUSTER_USER } from './cluster.js';
import { lockDataDir } from './data-dir-lock.js';
import { canEnter, databaseOsUser, type OsUser } from './os-user.js';
import { postgresBinaries, SHARED_STATE_DIR, versionOf } from './postgres-binaries.js';

/** A running PostgreSQL that belongs to this process. */
export interface RunningPostgres {
  /** Connection URL, password included. */
  readonly url: string;
  /** Where the cluster's files are. */
  readonly folder: string;
  /** Stops it and lets go of the folder. */
  stop(): Promise<void>;
}

const DATABASE = 'strata';
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
 * @param dataDir made when missing
 * @param poolSize connections that the server takes of it
 * @param report told where the cluster is kept when it cannot be in DATA_DIR
 * @throws DataDirInUse when another living process has the folder
 * @throws OtherPostgresMajor when the cluster is not one for this PostgreSQL
 * @throws Error with PostgreSQL's own words when it does not start
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  poolSize: number,
  report: (message: string) => void = () => undefined,
): Promise<RunningPostgres> {
  const home = resolve(dataDir);
  mkdirSync(home, { recursive: true });
  const unlock = lockDataDir(home);
  try {
    const user = databaseOsUser();
    const folder = clusterFolder(home, user, report);
    const binaries = postgresBinaries(user);
    const cluster = new Cluster(folder, binaries, user);
    const password = keptPassword(home);
    if (cluster.exists) {
      refuseOtherMajor(cluster, versionOf(binaries));
      await cluster.stopOrphan();
    } else {
      await cluster.create(password);
    }
    const connections = Math.max(LEAST_CONNECTIONS, poolSize + CONNECTIONS_BESIDE);
    const port = await cluster.start({ max_connections: String(connections) });
    await ensureDatabase(port, password);
    return {
      url: urlOf(port, password, DATABASE),
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
export function attachEmbeddedPostgres(dataDir: string): RunningPostgres | null {
  const home = resolve(dataDir);
  const folder = clusterFolder(home, databaseOsUser(), () => undefined);
  const port = new Cluster(folder, '', databaseOsUser()).runningPort;
  if (port === null) return null;
  const url = urlOf(port, keptPassword(home), DATABASE);
  return { url, folder, stop: () => Promise.resolve() };
}

/** PostgreSQL would refuse too, but not say how to go on. */
function refuseOtherMajor({ major, folder }: Cluster, version: string): void {
  if (major === Number.parseInt(version, 10)) return;
  throw new OtherPostgresMajor(
    [
      `The database in ${folder} was made by PostgreSQL ${major}; this program comes with ${version}, which cannot read it. It is untouched. To take it along:`,
      '  1. with the Strata that ran it:  npm start -- dump strata.gz',
      `  2. move ${folder} aside`,
      '  3. with this one:                npm start -- restore strata.gz',
      'docs/operations.md has more, in case the other Strata is gone.',
    ].join('\n'),
  );
}

/** PostgreSQL's user cannot get into a folder of root's own, so its cluster is kept beside it. */
function clusterFolder(home: string, user: OsUser, report: (message: string) => void): string {
  if (canEnter(user, home)) return join(home, 'postgres');
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const folder = join(SHARED_STATE_DIR, name, 'postgres');
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  chmodSync(SHARED_STATE_DIR, 0o755);
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

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = await openClient(parseDatabaseUrl(urlOf(port, password, 'postgres')));
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${CLUSTER_USER}:${password}@127.0.0.1:${port}/${database}`;
}
