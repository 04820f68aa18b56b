import {
  attachEmbeddedPostgres,
  DataDirInUse,
  startEmbeddedPostgres,
  type RunningPostgres,
} from '@strata/infrastructure';
import type { Settings } from '../config/settings.js';

/** A database to work with. */
export interface OpenDatabase {
  readonly url: string;
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
  if (settings.databaseUrl !== null) return external(settings.databaseUrl);
  return embedded(await startEmbeddedPostgres(settings.dataDir, report));
}

/** Like {@link openDatabase}, for a command beside a server: shares the server's embedded database. */
export async function shareDatabase(
  settings: Settings,
  report: (message: string) => void,
): Promise<OpenDatabase> {
  try {
    return await openDatabase(settings, report);
  } catch (error) {
    const running = error instanceof DataDirInUse && attachEmbeddedPostgres(settings.dataDir);
    if (!running) throw error;
    return embedded(running);
  }
}

function external(url: string): OpenDatabase {
  const { hostname, port, pathname } = new URL(url);
  const description = `PostgreSQL at ${hostname}:${port || '5432'}${pathname}`;
  return { url, description, close: () => Promise.resolve() };
}

function embedded({ url, folder, stop }: RunningPostgres): OpenDatabase {
  return { url, description: `embedded PostgreSQL in ${folder}`, close: stop };
}
