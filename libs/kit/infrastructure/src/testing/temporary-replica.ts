import { appendFileSync, chmodSync, chownSync, cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { openClient } from '../database/clients.js';
import type { DatabaseAddress } from '../database/database-address.js';
import { Cluster, freePort } from '../database/embedded/cluster.js';
import { databaseOsUser, type OsUser } from '../database/embedded/os-user.js';
import { postgresBinaries } from '../database/embedded/postgres-binaries.js';
import { TEST_SERVICE, type TemporaryPostgres } from './temporary-postgres.js';

/** A streaming replica of a PostgreSQL, for one test run. */
export interface TemporaryReplica {
  readonly address: DatabaseAddress;
  /** Stops it for a while. */
  pause(): Promise<void>;
  /** Starts it again at the same address, to follow. */
  resume(): Promise<void>;
  /** Has it apply what it receives so much later, such as `2s`; `0` for at once. */
  delay(time: string): Promise<void>;
  /** Makes a primary of it. */
  promote(): Promise<void>;
  /** Stops it and removes every trace. */
  stop(): Promise<void>;
}

/** What belongs to the running primary alone; the log is streamed. */
const NOT_COPIED = /^(pg_wal[\\/].+|postmaster\.(pid|opts)|server\.log|pg_replslot[\\/].+)$/;

/**
 * Copies a running PostgreSQL and lets the copy follow it. It is done by PostgreSQL's low-level backup
 * functions, which pg_basebackup uses as well: the embedded PostgreSQL comes without that program.
 */
export async function startTemporaryReplica(of: TemporaryPostgres): Promise<TemporaryReplica> {
  const user = databaseOsUser();
  const home = mkdtempSync(join(tmpdir(), 'strata-replica-'));
  chmodSync(home, 0o755);
  const folder = join(home, 'postgres');
  await copyRunning(of.database.address, folder);
  writeFileSync(join(folder, 'standby.signal'), '');
  const { host, port: from, user: login, password } = of.database.address;
  appendFileSync(
    join(folder, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${host} port=${from} user=${login} password=${password}'\n`,
  );
  giveTo(user, folder);
  const cluster = new Cluster(folder, postgresBinaries(user, TEST_SERVICE), user);
  const port = await freePort();
  // As many connections as the primary has, or PostgreSQL does not let it follow.
  const settings = { port: String(port), max_connections: '200', fsync: 'off' };
  const address = { ...of.database.address, port };
  const start = async () => void (await cluster.start(settings));
  await start();
  return {
    address,
    pause: () => cluster.stop(),
    resume: start,
    delay: async (time) => {
      await tell(address, `ALTER SYSTEM SET recovery_min_apply_delay = '${time}'`);
      await tell(address, 'SELECT pg_reload_conf()');
    },
    promote: () => tell(address, 'SELECT pg_promote()'),
    stop: async () => {
      await cluster.stop().catch(() => undefined);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function copyRunning(from: DatabaseAddress, to: string): Promise<void> {
  const client = await openClient(from);
  try {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    const source = rows[0]?.data_directory ?? '';
    await client.query(`SELECT pg_backup_start('replica', fast => true)`);
    cpSync(source, to, {
      recursive: true,
      filter: (file) =>
        !NOT_COPIED.test(relative(source, file)) && !file.endsWith(`${sep}pgsql_tmp`),
    });
    const stopped = await client.query<{ labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)',
    );
    mkdirSync(join(to, 'pg_wal'), { recursive: true });
    writeFileSync(join(to, 'backup_label'), stopped.rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
}

/** PostgreSQL takes no folder that others own or can read. */
function giveTo({ credentials: { uid, gid } }: OsUser, folder: string): void {
  chmodSync(folder, 0o700);
  if (uid === undefined || gid === undefined) return;
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of ['', ...inside]) chownSync(join(folder, file), uid, gid);
}

async function tell(address: DatabaseAddress, statement: string): Promise<void> {
  const client = await openClient(address);
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
