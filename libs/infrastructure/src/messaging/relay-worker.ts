import type { Logger } from '@strata/application';
import type pg from 'pg';
import { openSession } from '../database/clients.js';
import { sessionAddress, type DatabaseSettings } from '../database/database-settings.js';
import { OUTBOX_CHANNEL } from './outbox-channel.js';

/** Finds what a lost notification or a retry left behind. */
const POLL_MILLISECONDS = 1000;
/** Deliveries at once in this process. */
const CONCURRENCY = 4;
const RECONNECT_MILLISECONDS = 2000;

/** Delivers one event; false when there was nothing to do. */
type DeliverNext = () => Promise<boolean>;

/** Keeps the relay going in the background: woken by commits, with a slow poll behind it. */
export class RelayWorker {
  #stopping = false;
  readonly #sleepers = new Set<() => void>();
  #listener: pg.Client | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: DatabaseSettings,
    private readonly deliverNext: DeliverNext,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.#running = Promise.all([this.#listen(), this.#work()]);
  }

  /** Lets what is being delivered finish. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wakeAll();
    await this.#listener?.end().catch(() => undefined);
    await this.#running;
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const lanes = Array.from({ length: CONCURRENCY }, () => this.#drain());
      await Promise.all(lanes);
      await this.#pause(POLL_MILLISECONDS);
    }
  }

  async #drain(): Promise<void> {
    try {
      while (!this.#stopping && (await this.deliverNext()));
    } catch (error) {
      this.logger.error({ err: error }, 'outbox relay');
    }
  }

  async #listen(): Promise<void> {
    const address = sessionAddress(this.database);
    // Behind a pooler in transaction mode nothing can listen, and the poll has to do.
    if (address === null) return;
    while (!this.#stopping) {
      try {
        const client = await openSession(address, this.database.limits);
        this.#listener = client;
        const ended = new Promise<void>((resolve) => {
          client.once('end', resolve);
          client.once('error', () => resolve());
        });
        client.on('notification', () => this.#wakeAll());
        if (this.#stopping) await client.end();
        else await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
        await ended;
      } catch (error) {
        this.logger.warn({ err: error }, 'outbox relay cannot listen');
      }
      await this.#listener?.end().catch(() => undefined);
      if (!this.#stopping) await this.#pause(RECONNECT_MILLISECONDS);
    }
  }

  /** Waits, or goes on at once when something happened. */
  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#sleepers.add(wake);
    });
  }

  #wakeAll(): void {
    for (const wake of this.#sleepers) wake();
  }
}
