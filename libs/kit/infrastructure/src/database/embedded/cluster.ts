import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from '../../system/errors.js';
import type { OsUser } from './os-user.js';

const run = promisify(execFile);

/** A PostgreSQL cluster in a folder, worked with PostgreSQL's own tools. */
export class Cluster {
  constructor(
    readonly folder: string,
    private readonly binaries: string,
    private readonly user: OsUser,
  ) {}

  get exists(): boolean {
    return existsSync(join(this.folder, 'PG_VERSION'));
  }

  /** The major version of PostgreSQL that made it, such as 18. */
  get major(): number {
    return Number.parseInt(readFileSync(join(this.folder, 'PG_VERSION'), 'utf8'), 10);
  }

  /** The port that its server says it listens on; null when there is none. */
  get runningPort(): number | null {
    const pidFile = join(this.folder, 'postmaster.pid');
    if (!existsSync(pidFile)) return null;
    // The fourth line (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_PORT).
    const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
    return Number.isInteger(port) && port > 0 ? port : null;
  }

  /** Creates the cluster; an attempt that was killed in the middle leaves nothing that counts. */
  async create(superuser: string, password: string, flags: readonly string[] = []): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const passwordFile = join(this.folder, '..', `.password-${process.pid}`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    const { uid, gid } = this.user.credentials;
    if (uid !== undefined && gid !== undefined) {
      chownSync(this.folder, uid, gid);
      chownSync(passwordFile, uid, gid);
    }
    try {
      // The built-in provider sorts and folds case the same on every operating system.
      await this.#tool('initdb', [
        `--pgdata=${this.folder}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...flags,
      ]);
    } catch (error) {
      rmSync(this.folder, { recursive: true, force: true });
      throw error;
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  /**
   * Starts the server on a free port of the loopback interface and gives the port.
   * @param settings values without blanks: shells differ in how they quote
   */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<number> {
    const port = await freePort();
    const all = {
      port: String(port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      timezone: 'UTC',
      ...settings,
    };
    const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
    const log = join(this.folder, 'server.log');
    await this.#tool('pg_ctl', [
      'start',
      '-w',
      '-s',
      '-t',
      '60',
      '-D',
      this.folder,
      '-l',
      log,
      '-o',
      options.join(' '),
    ]).catch((error: unknown) => {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-12) : [];
      throw new Error(`PostgreSQL did not start in ${this.folder}:\n${lines.join('\n')}`, {
        cause: error,
      });
    });
    return port;
  }

  /** Stops the server: open transactions are rolled back, everything committed is kept. */
  async stop(): Promise<void> {
    await this.#tool('pg_ctl', ['stop', '-w', '-s', '-m', 'fast', '-D', this.folder]);
  }

  /** Ends a server that its owner left behind by dying; the caller holds the folder's lock. */
  async stopOrphan(): Promise<void> {
    const pidFile = join(this.folder, 'postmaster.pid');
    if (!existsSync(pidFile)) return;
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    if (this.#isOurs(pid)) await this.stop();
    else rmSync(pidFile, { force: true });
  }

  /** False for a process that merely got the id of a dead server, so that it is left alone. */
  #isOurs(pid: number): boolean {
    try {
      process.kill(pid, 0);
    } catch (error) {
      return errorCode(error) === 'EPERM';
    }
    const commandLine = `/proc/${pid}/cmdline`;
    return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes(this.folder);
  }

  #tool(name: string, args: readonly string[]): Promise<unknown> {
    return run(join(this.binaries, name), args, {
      ...this.user.credentials,
      cwd: dirname(this.binaries),
      // pg_ctl's child inherits the pipes; nothing reads them once pg_ctl itself is done.
      env: { ...hostEnvironment(), LC_ALL: 'C', TZ: 'UTC' },
    });
  }
}

/** What a program needs to run at all: Windows opens no socket without SystemRoot. */
function hostEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { PATH, ...(SystemRoot === undefined ? {} : { SystemRoot }) };
}

/** A port that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
