import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDatabaseUrl } from '../database/database-address.js';
import { databaseAt, type DatabaseSettings } from '../database/database-settings.js';
import { Cluster } from '../database/embedded/cluster.js';
import { databaseOsUser } from '../database/embedded/os-user.js';
import { postgresBinaries } from '../database/embedded/postgres-binaries.js';

/** A PostgreSQL for one test run. */
export interface TemporaryPostgres {
  /** Connection URL of an empty database. */
  readonly url: string;
  /** The same, as the program takes it. */
  readonly database: DatabaseSettings;
  /** Stops it for a while, as a restart does. */
  pause(): Promise<void>;
  /** Starts it again at the same address. */
  resume(): Promise<void>;
  /** Stops it and removes every trace. */
  stop(): Promise<void>;
}

/** What calls itself so in tests is whoever connects, and the superuser. */
export const TEST_SERVICE = 'strata';

/**
 * Starts a real PostgreSQL in a temporary folder, with no regard for what a power cut would do.
 * @param own settings that the tests need
 */
export async function startTemporaryPostgres(
  own: Readonly<Record<string, string>> = {},
): Promise<TemporaryPostgres> {
  const user = databaseOsUser();
  const home = mkdtempSync(join(tmpdir(), 'strata-test-'));
  chmodSync(home, 0o755);
  const cluster = new Cluster(join(home, 'postgres'), postgresBinaries(user, TEST_SERVICE), user);
  const password = randomBytes(12).toString('hex');
  await cluster.create(TEST_SERVICE, password, ['--no-sync']);
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    ...own,
  };
  const port = await cluster.start(settings);
  const url = `postgresql://${TEST_SERVICE}:${password}@127.0.0.1:${port}/postgres`;
  return {
    url,
    database: databaseAt(parseDatabaseUrl(url, TEST_SERVICE)),
    pause: () => cluster.stop(),
    resume: async () => {
      await cluster.start({ ...settings, port: String(port) });
    },
    stop: async () => {
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
