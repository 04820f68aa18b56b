import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseDatabaseUrl } from '../database/database-address.js';
import { databaseAt, type DatabaseSettings } from '../database/database-settings.js';
import { freePort } from '../database/embedded/cluster.js';
import { databaseOsUser } from '../database/embedded/os-user.js';
import { TEST_SERVICE, type TemporaryPostgres } from './temporary-postgres.js';

/** A PgBouncer for one test run. */
export interface TemporaryPgbouncer {
  /** Connection URL of the database behind it. */
  readonly url: string;
  /** The same, as the program takes it, without a way past the pooler. */
  readonly database: DatabaseSettings;
  /** Stops it and removes every trace. */
  stop(): Promise<void>;
}

const READY_MILLISECONDS = 15_000;

/**
 * Where PgBouncer is installed; null where it is not.
 * @throws Error in place of null with REQUIRE_PGBOUNCER in the environment, so that no suite is
 * passed over where it was meant to run
 */
export function findPgbouncer(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  const found = folders.map((folder) => join(folder, 'pgbouncer')).find(isExecutable);
  if (found === undefined && process.env['REQUIRE_PGBOUNCER']) {
    throw new Error('REQUIRE_PGBOUNCER is set, and pgbouncer is not installed.');
  }
  return found ?? null;
}

/**
 * Puts a PgBouncer before a PostgreSQL.
 * @param poolSize connections to PostgreSQL at most
 */
export async function startTemporaryPgbouncer(
  binary: string,
  postgres: TemporaryPostgres,
  mode: 'session' | 'transaction' = 'transaction',
  poolSize = 5,
): Promise<TemporaryPgbouncer> {
  const home = mkdtempSync(join(tmpdir(), 'strata-pgbouncer-'));
  chmodSync(home, 0o755);
  const { host, port, user, password, database } = postgres.database.address;
  const listenPort = await freePort();
  const file = join(home, 'pgbouncer.ini');
  const lines = [
    '[databases]',
    `* = host=${host} port=${port} user=${user} password=${password}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${listenPort}`,
    'unix_socket_dir =',
    'auth_type = any',
    `pool_mode = ${mode}`,
    `default_pool_size = ${poolSize}`,
    'max_client_conn = 500',
    // Tests end connections at all times, and it refuses everybody for so long when it was logging in.
    'server_login_retry = 1',
  ];
  writeFileSync(file, lines.join('\n'), { mode: 0o644 });
  const { credentials } = databaseOsUser();
  const child = spawn(binary, [file], { ...credentials, cwd: '/', stdio: 'ignore' });
  const ended = once(child, 'exit');
  await untilListening(listenPort, child);
  const url = `postgresql://${user}@127.0.0.1:${listenPort}/${database}`;
  return {
    url,
    database: { ...databaseAt(parseDatabaseUrl(url, TEST_SERVICE)), pooler: 'transaction' },
    stop: async () => {
      // At once, without waiting for its clients.
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function untilListening(
  port: number,
  child: { readonly exitCode: number | null },
): Promise<void> {
  const deadline = performance.now() + READY_MILLISECONDS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error('PgBouncer did not start.');
    await sleep(50);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
