import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery, Logger } from '@strata/application-kit';
import type { DomainEvent } from '@strata/domain-kit';
import { databaseAt } from '../database/database-settings.js';
import { parseDatabaseUrl } from '../database/database-address.js';
import { OutboxSignal } from './outbox-signal.js';
import { RelayWorker } from './relay-worker.js';

const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
/** Nobody listens behind such a pooler, so nothing here needs a database. */
const NO_SESSION = {
  ...databaseAt(parseDatabaseUrl('postgres://nobody@127.0.0.1/nothing', 'lamps')),
  pooler: 'transaction',
} as const;
/** Longer than any test. */
const NEVER = 600_000;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}

/** A relay with so many receivers that come and go, each with as many deliveries as one may want. */
class FakeRelay {
  readonly subscribers = [];
  looks = 0;
  inFlight = 0;
  most = 0;
  readonly served = new Set<string>();
  isOver = false;
  readonly #finish: (() => void)[] = [];

  constructor(private readonly receivers: readonly string[] = []) {}

  dueReceivers(): Promise<readonly string[]> {
    this.looks += 1;
    return Promise.resolve(this.isOver ? [] : this.receivers);
  }

  claim(subscriber: string): Promise<Delivery | null> {
    // The worker hands it back to `deliver` and looks at nothing else of it.
    return Promise.resolve(this.isOver ? null : ({ subscriber, eventId: 'e' } as Delivery));
  }

  async deliver({ subscriber }: Delivery): Promise<void> {
    this.inFlight += 1;
    this.most = Math.max(this.most, this.inFlight);
    this.served.add(subscriber);
    if (!this.isOver) await new Promise<void>((resolve) => this.#finish.push(resolve));
    this.inFlight -= 1;
  }

  /** Lets what is on its way arrive. */
  finishAll(): void {
    for (const finish of this.#finish.splice(0)) finish();
  }
}

describe('receivers that come and go', () => {
  it('are looked for after a commit, whatever the subscribers want of it', async () => {
    const relay = new FakeRelay();
    const signal = new OutboxSignal([]);
    const worker = new RelayWorker(NO_SESSION, relay, SILENT, signal, NEVER);
    worker.start();
    await until(() => relay.looks === 1);
    // The worker looks at nothing of it.
    signal.committed([{ name: 'lamp.made' } as DomainEvent]);
    await until(() => relay.looks === 2);
    signal.committed([]);
    await worker.stop(0);
    expect(relay.looks).toBe(2);
  });

  it('get no more than so many deliveries at once, of which slow ones leave some to the others', async () => {
    const receivers = Array.from({ length: 100 }, (_, index) => `webhook:${index}`);
    const relay = new FakeRelay(receivers);
    const worker = new RelayWorker(NO_SESSION, relay, SILENT, undefined, 20);
    worker.start();
    await until(() => relay.served.size === receivers.length);
    const { looks } = relay;
    await until(() => relay.looks > looks + 2);
    // Up to 64 as many as each wants, and then one each.
    expect(relay.most).toBeLessThanOrEqual(64 + receivers.length);
    relay.isOver = true;
    relay.finishAll();
    await worker.stop(NEVER);
    expect(relay.inFlight).toBe(0);
  });

  it('wait for a hand when there are too many', async () => {
    const receivers = Array.from({ length: 300 }, (_, index) => `webhook:${index}`);
    const relay = new FakeRelay(receivers);
    const worker = new RelayWorker(NO_SESSION, relay, SILENT, undefined, 20);
    worker.start();
    await until(() => relay.inFlight === 256);
    // Whoever has had one gets another after those who wait.
    while (relay.served.size < receivers.length) {
      relay.finishAll();
      await sleep(5);
    }
    expect(relay.most).toBe(256);
    relay.isOver = true;
    relay.finishAll();
    await worker.stop(NEVER);
    expect(relay.inFlight).toBe(0);
  });
});
