import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, JobState, Logger } from '@strata/application-kit';
import type { DatabaseSettings } from '../database-settings.js';
import { onlyRow } from '../only-row.js';
import { inCopyTransaction } from './copy-transaction.js';
import { writeDump, type CopiedRows } from './dump-database.js';
import { PARTIAL_SUFFIX, writeDumpFile } from './dump-file.js';

/** When to dump, and what to keep. */
export interface DumpSchedule {
  readonly everyMilliseconds: number;
  /** Made when missing; for the dumps of one database only. */
  readonly folder: string;
  /** So many of the newest are kept. */
  readonly keep: number;
}

/** Any number that nothing else in this database locks: "strdmp" in ASCII. */
const LOCK = 0x737472646d70;
/** So that a clock that was set is noticed, and a dump of another process too. */
const LOOK_MILLISECONDS = 60_000;
const RETRY_MILLISECONDS = 900_000;
const DAY_MILLISECONDS = 86_400_000;
const NAME = /^dump-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.strata\.gz$/;

/**
 * Dumps into a folder every so often, counted from the newest dump there: a restart neither skips
 * one nor adds one. Of several servers of a database one does it at a time. A dump that fails is
 * logged and tried again later; it never disturbs the server.
 */
export class ScheduledDumps {
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #state: JobState = { name: 'dump', lastAt: null, outcome: null, isGood: true, nextAt: null };

  constructor(
    private readonly database: DatabaseSettings,
    private readonly schedule: DumpSchedule,
    private readonly strataVersion: string,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** How it fares; the last dump may be another process's. */
  get state(): JobState {
    return this.#state;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Gives up what is being dumped. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { everyMilliseconds } = this.schedule;
    while (!this.#stopped.signal.aborted) {
      const pause = await this.#dumpWhenDue().catch((error: unknown) => {
        if (!this.#stopped.signal.aborted) this.logger.error({ err: error }, 'dump failed');
        const outcome = `failed: ${error instanceof Error ? error.message : String(error)}`;
        this.#state = { ...this.#state, outcome, isGood: false };
        return Math.min(everyMilliseconds, RETRY_MILLISECONDS);
      });
      await sleep(pause, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
    }
  }

  /** @returns how long to wait before looking again, in milliseconds */
  async #dumpWhenDue(): Promise<number> {
    await mkdir(this.schedule.folder, { recursive: true, mode: 0o700 });
    let wait = await this.#untilDue();
    if (wait === 0) {
      await this.#dump();
      wait = await this.#untilDue();
    }
    // Still due: another process is at it.
    return Math.min(wait || LOOK_MILLISECONDS, this.schedule.everyMilliseconds, LOOK_MILLISECONDS);
  }

  async #dump(): Promise<void> {
    const { signal } = this.#stopped;
    const started = performance.now();
    const file = join(this.schedule.folder, nameOf(this.clock.now()));
    const copied = await inCopyTransaction(
      this.database,
      'dump',
      async (transaction): Promise<CopiedRows | null> => {
        const { rows } = await transaction.client.query<{ locked: boolean }>(
          'SELECT pg_try_advisory_xact_lock($1) AS locked',
          [LOCK],
        );
        // Another process may have done it while this one connected.
        if (!onlyRow(rows).locked || (await this.#untilDue()) > 0) return null;
        const { strataVersion } = this;
        return writeDumpFile(file, false, (sink) =>
          writeDump(transaction, sink, { strataVersion, signal }),
        );
      },
      signal,
    );
    if (copied === null) return;
    const { size } = await stat(file);
    const milliseconds = Math.round(performance.now() - started);
    this.logger.info({ file, ...copied, bytes: size, milliseconds }, 'dump written');
    await this.#deleteOld();
  }

  async #untilDue(): Promise<number> {
    const [newest] = await this.#dumps();
    if (newest === undefined) return 0;
    const now = this.clock.now().getTime();
    // A dump of the future tells that the clock was set back.
    const age = Math.abs(now - timeOf(newest));
    const wait = Math.max(0, this.schedule.everyMilliseconds - age);
    this.#state = {
      ...{ ...this.#state, lastAt: new Date(timeOf(newest)), outcome: newest, isGood: true },
      nextAt: new Date(now + wait),
    };
    return wait;
  }

  /** Names of the dumps, newest first. */
  async #dumps(): Promise<string[]> {
    const names = await readdir(this.schedule.folder);
    return names
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();
  }

  async #deleteOld(): Promise<void> {
    const { folder, keep } = this.schedule;
    for (const name of (await this.#dumps()).slice(keep)) await rm(join(folder, name));
    for (const name of await readdir(folder)) {
      if (!name.endsWith(PARTIAL_SUFFIX) || !NAME.test(name.slice(0, -PARTIAL_SUFFIX.length))) {
        continue;
      }
      // What a killed process left; a younger one may be another process's.
      const age = this.clock.now().getTime() - timeOf(name);
      if (age > DAY_MILLISECONDS) await rm(join(folder, name), { force: true });
    }
  }
}

function nameOf(time: Date): string {
  return `dump-${time.toISOString().replace(/[-:]|\.\d+/g, '')}.strata.gz`;
}

function timeOf(name: string): number {
  return Date.parse(name.replace(/^dump-(....)(..)(..T..)(..)(..Z).*/, '$1-$2-$3:$4:$5'));
}
