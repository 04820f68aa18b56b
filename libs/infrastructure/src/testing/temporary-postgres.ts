import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDatabaseUrl } from '../database/database-address.js';
import { databaseAt, type DatabaseSettings } from '../database/database-settings.js';
import { Cluster, CLUSTER_USER } from '../database/embedded/cluster.js';
import { databaseOsUser } from '../database/embedded/os-user.js';
import { postgresBinaries } from '../database/embedded/postgres-binaries.js';

/** A PostgreSQL for one test run. */
export interface TemporaryPostgres {
  /** Connection URL of an empty database. */
  readonly url: string;
  /** The same, as the program takes it. */
  readonly database: DatabaseSettings;
  /** Stops it and removes every trace. */
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL in a temporary folder, with no regard for what a power cut would do. */
export async function startTemporaryPostgres(): Promise<TemporaryPostgres> {
  const user = databaseOsUser();
  const home = mkdtempSync(join(tmpdir(), 'strata-test-'));
  chmodSync(home, 0o755);
  const cluster = new Cluster(join(home, 'postgres'), postgresBinaries(user), user);
  const password = randomBytes(12).toString('hex');
  await cluster.create(password, ['--no-sync']);
  const port = await cluster.start({
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  });
  const url = `postgresql://${CLUSTER_USER}:${password}@127.0.0.1:${port}/postgres`;
  return {
    url,
    database: databaseAt(parseDatabaseUrl(url)),
    stop: async () => {
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
