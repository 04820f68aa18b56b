import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url));
/** What `npm start` ends with, once all is built. */
export const NPM_START = fileURLToPath(new URL('../../../../tools/serve.mjs', import.meta.url));
const READY_MILLISECONDS = 30_000;

/** A DATA_DIR of its own, gone after use. */
export function temporaryDataDir(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'strata-e2e-'));
  // Under root, PostgreSQL's own user has to get in.
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** How a command of the program ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** One run of the built program. */
export class StrataProcess {
  out = '';
  err = '';
  readonly exit: Promise<number | null>;
  private constructor(readonly child: ChildProcess) {
    child.stdout!.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    child.stderr!.on('data', (chunk: Buffer) => (this.err += chunk.toString()));
    this.exit = once(child, 'close').then(([code]) => code as number | null);
  }

  /**
   * Starts the program; nothing of this process's own settings leaks in.
   * @param script what starts it: itself, or what `npm start` runs
   * @param cwd elsewhere than the repository, so that no .env of a developer is read
   */
  static spawn(
    args: readonly string[],
    settings: Readonly<Record<string, string>>,
    script = MAIN,
    cwd = tmpdir(),
  ): StrataProcess {
    const { PATH, HOME } = process.env;
    return new StrataProcess(
      spawn(process.execPath, [script, ...args], {
        cwd,
        // Nobody balances load here, so nobody has to notice.
        env: { PATH, HOME, DRAIN_NOTICE_SECONDS: '0', ...settings },
        stdio: ['pipe', 'pipe', 'pipe'],
      }),
    );
  }

  /** Runs a command to its end. */
  static async run(
    args: readonly string[],
    settings: Readonly<Record<string, string>>,
    input = '',
  ): Promise<CommandResult> {
    const strata = StrataProcess.spawn(args, settings);
    strata.child.stdin!.end(input);
    const code = await strata.exit;
    return { code, out: strata.out, err: strata.err };
  }

  /** Starts a server on a free port and waits until it is ready. */
  static async serve(
    settings: Readonly<Record<string, string>>,
    script = MAIN,
    cwd = tmpdir(),
  ): Promise<StrataProcess> {
    const strata = StrataProcess.spawn(['serve'], { PORT: '0', ...settings }, script, cwd);
    const deadline = Date.now() + READY_MILLISECONDS;
    while (!strata.err.includes('is ready')) {
      if (strata.child.exitCode !== null || Date.now() > deadline) {
        strata.child.kill();
        throw new Error(`The server did not start:\n${strata.err}${strata.out}`);
      }
      await sleep(20);
    }
    return strata;
  }

  /** Where the server answers, without a slash at the end. */
  get url(): string {
    return /API +(http\S+)\/api\/v1/.exec(this.err)![1]!;
  }

  /** The lines of the log so far. */
  get log(): Record<string, unknown>[] {
    return this.out
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.exit;
  }
}

/** The password of the admin that the first start made. */
export function adminPassword(dataDir: string): string {
  return readFileSync(join(dataDir, 'admin.password'), 'utf8').trim();
}
