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

/**
 * The database that the settings name; starts the embedded one.
 * @param report told of what the operator should know
 * @throws DataDirInUse when a server works on the embedded one
 */
export async function openDatabase(
  settings: Settings,
  report: (message: string) => void,
): Promise<OpenDatabase> {
  const { databaseAddress: address, directDatabaseAddress: direct } = settings;
  const { databasePooler: pooler, databaseReplica: replica, databaseLimits: limits } = settings;
  if (address === null) {
    return embedded(
      await startEmbeddedPostgres(placeOf(settings), limits.poolSize, report),
      limits,
    );
  }
  return {
    database: { address, direct, pooler, replica, limits },
    description: `PostgreSQL at ${describeAddress(address)}`,
    close: () => Promise.resolve(),
  };
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

function placeOf({ dataDir }: Settings): EmbeddedPlace {
  return { dataDir, serviceName: SERVICE_NAME };
}

function embedded({ url, folder, stop }: RunningPostgres, limits: DatabaseLimits): OpenDatabase {
  const database = databaseAt(parseDatabaseUrl(url, SERVICE_NAME), limits);
  return { database, description: `embedded PostgreSQL in ${folder}`, close: stop };
}
