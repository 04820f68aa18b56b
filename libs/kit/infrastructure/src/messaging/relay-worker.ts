import type { Delivery, Logger, OutboxRelay } from '@strata/application-kit';
import type pg from 'pg';
import { openSession } from '../database/clients.js';
import { onlyRow } from '../database/only-row.js';
import { sessionAddress, type DatabaseSettings } from '../database/database-settings.js';
import { AutoResetEvent } from './auto-reset-event.js';
import { OUTBOX_CHANNEL } from './outbox-channel.js';
import { Hands } from './hands.js';
import type { OutboxSignal } from './outbox-signal.js';

/** Finds what a lost notification, a retry or a lease that ran out left behind. */
const POLL_MILLISECONDS = 1000;
/** Deliveries at once to all receivers that come and go: see {@link Hands}. */
const PLENTY_IN_FLIGHT = 64;
const MOST_IN_FLIGHT = 256;
/** The commits of so long are looked at together. */
const LOOK_MILLISECONDS = 50;
const RECONNECT_MILLISECONDS = 2000;
/** The commits of so long are announced to other processes together: each NOTIFY takes a lock of the server. */
const ANNOUNCE_MILLISECONDS = 50;
const ANNOUNCE = `SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;

/** What the worker asks the database for: a delivery, or for whom there are some. */
type Asked = 'claim' | 'look';
/** A receiver with something due, and who claims for it. */
interface FoundReceiver {
  readonly due: AutoResetEvent;
  readonly pumping: Promise<void>;
}
/** What the worker needs of the relay. */
type Relay = Pick<OutboxRelay<never>, 'subscribers' | 'dueReceivers' | 'claim' | 'deliver'>;

/**
 * Keeps the relay going in the background: woken by commits, its own process's at once and those of others
 * by a notification now and then, with a slow poll behind it.
 */
export class RelayWorker {
  /** By subscriber; set when something may be due. */
  readonly #due: ReadonlyMap<string, AutoResetEvent>;
  /** Receivers that come and go: each has hands of its own while something is due, and none afterwards. */
  readonly #found = new Map<string, FoundReceiver>();
  readonly #handsOfFound = new Hands(PLENTY_IN_FLIGHT, MOST_IN_FLIGHT);
  readonly #look = new AutoResetEvent();
  #lookTimer: NodeJS.Timeout | undefined;
  #stopping = false;
  /** What failed the last time. */
  readonly #away = new Set<Asked>();
  readonly #stopped = new AutoResetEvent();
  readonly #abort = new AbortController();
  #listener: pg.Client | undefined;
  #announcement: NodeJS.Timeout | undefined;
  #running: Promise<unknown> = Promise.resolve();

  /**
   * @param signal of the units of work of this process; without one it is woken by others only
   * @param pollMilliseconds how long whoever nobody wakes waits
   */
  constructor(
    private readonly database: DatabaseSettings,
    private readonly relay: Relay,
    private readonly logger: Logger,
    private readonly signal?: OutboxSignal,
    private readonly pollMilliseconds = POLL_MILLISECONDS,
  ) {
    this.#due = new Map(relay.subscribers.map((name) => [name, new AutoResetEvent()]));
  }

  start(): void {
    this.signal?.onDue(
      () => {
        this.#wakeAll();
        this.#announceSoon();
      },
      () => this.#lookSoon(),
    );
    const pumps = [...this.#due].map(([name, due]) => this.#pump(name, due, new Hands()));
    this.#running = Promise.all([this.#listen(), this.#pumpFound(), ...pumps]);
  }

  /**
   * Takes nothing new, lets what is being delivered finish, then tells it to stop.
   * @param patience how long it may go on, in milliseconds
   */
  async stop(patience: number): Promise<void> {
    this.#stopping = true;
    this.#stopped.set();
    this.#wakeAll();
    const impatience = setTimeout(() => this.#abort.abort(), patience);
    await this.#listener?.end().catch(() => undefined);
    await this.#running;
    clearTimeout(impatience);
  }

  /** Looks for receivers with something due, again and again. */
  async #pumpFound(): Promise<void> {
    while (!this.#stopping) {
      for (const name of (await this.#ask('look', () => this.relay.dueReceivers())) ?? []) {
        const known = this.#found.get(name);
        if (known) {
          known.due.set();
          continue;
        }
        const due = new AutoResetEvent();
        const pumping = this.#pump(name, due, this.#handsOfFound, 'until empty');
        this.#found.set(name, { due, pumping: pumping.finally(() => this.#found.delete(name)) });
      }
      await this.#look.wait(this.pollMilliseconds);
    }
    await Promise.all([...this.#found.values()].map(({ pumping }) => pumping));
  }

  /** Claims for one subscriber, as long as there are deliveries and hands. */
  async #pump(
    subscriber: string,
    due: AutoResetEvent,
    hands: Hands,
    end: 'until empty' | 'until stopped' = 'until stopped',
  ): Promise<void> {
    const inFlight = new Set<Promise<void>>();
    while (!this.#stopping) {
      const hasHand = await hands.take(inFlight.size);
      const mayClaim = hasHand && !this.#stopping;
      const claim = () => this.relay.claim(subscriber);
      const delivery = mayClaim ? await this.#ask('claim', claim) : null;
      if (!delivery) {
        if (hasHand) hands.giveBack();
        if (hasHand && end === 'until empty' && inFlight.size === 0) return;
        await due.wait(this.pollMilliseconds);
        continue;
      }
      const delivering: Promise<void> = this.#deliver(delivery).finally(() => {
        hands.giveBack();
        inFlight.delete(delivering);
        due.set();
      });
      inFlight.add(delivering);
    }
    await Promise.all(inFlight);
  }

  /** What the database says; null when it says nothing. */
  async #ask<Answer>(what: Asked, ask: () => Promise<Answer>): Promise<Answer | null> {
    try {
      const answer = await ask();
      this.#away.delete(what);
      return answer;
    } catch (error) {
      // Once for an outage, not once for each poll of it.
      if (!this.#away.has(what)) this.logger.error({ err: error }, `outbox relay cannot ${what}`);
      this.#away.add(what);
      return null;
    }
  }

  async #deliver(delivery: Delivery): Promise<void> {
    try {
      await this.relay.deliver(delivery, this.#abort.signal);
    } catch (error) {
      this.logger.error({ err: error, event_id: delivery.eventId }, 'delivery not noted');
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
        if (this.#stopping) await client.end();
        else await listenOn(client, () => this.#wakeAll());
        await ended;
      } catch (error) {
        this.logger.warn({ err: error }, 'outbox relay cannot listen');
      }
      await this.#listener?.end().catch(() => undefined);
      if (!this.#stopping) await this.#stopped.wait(RECONNECT_MILLISECONDS);
    }
  }

  #announceSoon(): void {
    this.#announcement ??= setTimeout(() => {
      this.#announcement = undefined;
      // What is lost with the connection, the poll of the others finds.
      this.#listener?.query(ANNOUNCE).catch(() => undefined);
    }, ANNOUNCE_MILLISECONDS).unref();
  }

  #lookSoon(): void {
    this.#lookTimer ??= setTimeout(() => {
      this.#lookTimer = undefined;
      this.#look.set();
    }, LOOK_MILLISECONDS).unref();
  }

  #wakeAll(): void {
    for (const due of this.#due.values()) due.set();
    for (const { due } of this.#found.values()) due.set();
    this.#look.set();
  }
}

/** Listens to the other processes: what a connection announced itself, its process knows. */
async function listenOn(client: pg.Client, onNews: () => void): Promise<void> {
  const { rows } = await client.query<{ channel: string; own: number }>(
    `SELECT ${OUTBOX_CHANNEL} AS channel, pg_backend_pid() AS own`,
  );
  const { channel, own } = onlyRow(rows);
  client.on('notification', ({ processId }) => {
    if (processId !== own) onNews();
  });
  await client.query(`LISTEN ${channel}`);
}
