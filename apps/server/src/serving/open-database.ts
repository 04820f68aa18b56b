import { SERVICE_NAME } from '@strata/application';
import {
  attachEmbeddedPostgres,
  databaseAt,
  type DatabaseLimits,
  type DatabaseSettings,
  DataDirInUse,
  type EmbeddedPlace,
  describeAddress,
  parseDatabaseUrl,
  type RunningPostgres,
  SNAPSHOTS_MAX,
  startEmbeddedPostgres,
} from '@strata/infrastructure-kit';
import type { Settings } from '../config/settings.js';

/** A database to work with. */
export interface OpenDatabase {
  readonly database: DatabaseSettings;
  /** For the banner; without a password. */
  readonly description: string;
  /** Stops it when it is ours. */
  close(): Promise<void>;
}

/** Where a server has its database from. */
export interface DatabaseSource<Opened extends OpenDatabase> {
  open(): Promise<Opened>;
  /** @param patience how long an opening that still goes on is waited for, in milliseconds */
  close(patience: number): Promise<void>;
}

/** How many connections a server takes with all its workers, one more of which replaces another. */
export function connectionsOf({ workers, databaseLimits: { poolSize } }: Settings): number {
  const ofOne = poolSize + SNAPSHOTS_MAX;
  // One that listens for events comes on top.
  return workers === 1 ? ofOne : (workers + 1) * (ofOne + 1);
}

/**
 * The database that the settings name; starts the embedded one.
 * @param report told of what the operator should know
 * @throws DataDirInUse when a server works on the embedded one
 */
export async function openDatabase(
  settings: Settings,
  report: (message: string) => void,
): Promise<OpenDatabase> {
  const connections = connectionsOf(settings);
  return (
    ofOnesOwn(settings) ??
    embedded(
      await startEmbeddedPostgres(placeOf(settings), connections, report),
      settings.databaseLimits,
    )
  );
}

/** Like {@link openDatabase}, for a worker: the embedded database is another process's. */
export function joinDatabase(settings: Settings): OpenDatabase {
  const own = ofOnesOwn(settings);
  if (own) return own;
  const running = attachEmbeddedPostgres(placeOf(settings));
  if (!running) throw new Error(`No database runs in ${settings.dataDir}.`);
  return embedded(running, settings.databaseLimits);
}

/** Like {@link openDatabase}, for a command beside a server: shares the server's embedded database. */
export async function shareDatabase(
  settings: Settings,
  report: (message: string) => void,
): Promise<OpenDatabase> {
  try {
    return await openDatabase(settings, report);
  } catch (error) {
    const running = error instanceof DataDirInUse && attachEmbeddedPostgres(placeOf(settings));
    if (!running) throw error;
    return embedded(running, settings.databaseLimits);
  }
}

/** The database that the settings lead to; null when it is the embedded one. */
function ofOnesOwn(settings: Settings): OpenDatabase | null {
  const { databaseAddress: address, directDatabaseAddress: direct } = settings;
  const { databasePooler: pooler, databaseReplica: replica, databaseLimits: limits } = settings;
  if (address === null) return null;
  return {
    database: { address, direct, pooler, replica, limits },
    description: `PostgreSQL at ${describeAddress(address)}`,
    close: () => Promise.resolve(),
  };
}

function placeOf({ dataDir }: Settings): EmbeddedPlace {
  return { dataDir, serviceName: SERVICE_NAME };
}

function embedded({ url, folder, stop }: RunningPostgres, limits: DatabaseLimits): OpenDatabase {
  const database = databaseAt(parseDatabaseUrl(url, SERVICE_NAME), limits);
  return { database, description: `embedded PostgreSQL in ${folder}`, close: stop };
}
