import type { DomainEvent } from '@strata/domain-kit';
import type {
  Deliveries,
  Delivery,
  DeliveryKey,
  DeliveryState,
  FailedDelivery,
  LeasedDelivery,
} from '../messaging/deliveries.js';
import type { Subscription } from '../messaging/event-subscriber.js';
import type { Clock } from '../ports/clock.js';
import type { InMemorySession } from './in-memory-session.js';

interface Row extends DeliveryKey {
  readonly event: DomainEvent;
  readonly traceparent: string | null;
  readonly state: Exclude<DeliveryState, 'in_flight'>;
  readonly attempts: number;
  readonly postponements: number;
  /** When it may be claimed: its time has come, or its lease has run out. */
  readonly dueAt: number;
  readonly lease: string | null;
  /** All claims there ever were: what makes a lease new. */
  readonly claims: number;
  readonly reason: string;
}

/** What of a webhook decides what it gets. */
interface WebhookRow {
  readonly id: string;
  readonly isActive: boolean;
  readonly enabled: boolean;
  /** None stands for all. */
  readonly events: readonly string[];
}

const NEW = { state: 'pending', attempts: 0, postponements: 0, lease: null, claims: 0 } as const;

/** Deliveries in memory, in the order in which the events were stored. */
export class InMemoryDeliveries implements Deliveries {
  private readonly rows: Map<string, Row>;
  private readonly webhooks: Map<string, WebhookRow>;
  private readonly clock: Clock;

  constructor({ database, clock }: Pick<InMemorySession, 'database' | 'clock'>) {
    this.rows = database.table('outbox_deliveries');
    this.webhooks = database.table('webhooks');
    this.clock = clock;
  }

  /** Puts an event, and what has caused it, on its way to everyone who wants it, webhooks included. */
  add(
    event: DomainEvent,
    subscriptions: readonly Subscription[],
    traceparent: string | null,
  ): void {
    const wanting = subscriptions.filter(({ events }) => events.includes(event.name));
    for (const { subscriber } of [...wanting, ...this.#webhooks(event.name)]) {
      const key = { eventId: event.id, subscriber };
      this.rows.set(keyOf(key), {
        ...key,
        ...NEW,
        event,
        traceparent,
        dueAt: this.#now(),
        reason: '',
      });
    }
  }

  claim(subscriber: string, leaseMilliseconds: number): Promise<Delivery | null> {
    const unfinished = [...this.rows.values()].filter(
      (row) => row.subscriber === subscriber && (row.state === 'pending' || row.state === 'failed'),
    );
    const isFirst = (row: Row) =>
      unfinished.find(({ event }) => event.aggregateId === row.event.aggregateId) === row;
    const now = this.#now();
    const due = unfinished.find(
      (row) => row.state === 'pending' && row.dueAt <= now && isFirst(row),
    );
    if (!due) return Promise.resolve(null);
    const claims = due.claims + 1;
    const lease = String(claims);
    const attempts = due.attempts + 1;
    this.rows.set(keyOf(due), { ...due, claims, lease, attempts, dueAt: now + leaseMilliseconds });
    const { eventId, event, traceparent, postponements } = due;
    return Promise.resolve({
      eventId,
      subscriber,
      event,
      traceparent,
      lease,
      attempts,
      postponements,
    });
  }

  finish(delivery: LeasedDelivery): Promise<boolean> {
    return this.#end(delivery, () => ({ state: 'delivered', reason: '' }));
  }

  retry(delivery: LeasedDelivery, reason: string, pauseMilliseconds: number): Promise<boolean> {
    const dueAt = this.#now() + pauseMilliseconds;
    return this.#end(delivery, () => ({ reason, dueAt }));
  }

  postpone(delivery: LeasedDelivery, reason: string, pauseMilliseconds: number): Promise<boolean> {
    const dueAt = this.#now() + pauseMilliseconds;
    return this.#end(delivery, ({ attempts, postponements }) => ({
      reason,
      dueAt,
      attempts: attempts - 1,
      postponements: postponements + 1,
    }));
  }

  giveUp(delivery: LeasedDelivery, reason: string, attempts: number): Promise<boolean> {
    return this.#end(delivery, () => ({ state: 'failed', reason, attempts }));
  }

  failed(): Promise<readonly FailedDelivery[]> {
    const rows = [...this.rows.values()].filter(({ state }) => state === 'failed');
    return Promise.resolve(
      rows.map(({ eventId, subscriber, event, attempts, reason }) => ({
        eventId,
        subscriber,
        eventName: event.name,
        aggregateId: event.aggregateId,
        attempts,
        reason,
      })),
    );
  }

  resubmit(key: DeliveryKey): Promise<DeliveryState | null> {
    const again = { state: 'pending', dueAt: this.#now(), attempts: 0, postponements: 0 } as const;
    return this.#ofFailed(key, again);
  }

  skip(key: DeliveryKey): Promise<DeliveryState | null> {
    return this.#ofFailed(key, { state: 'skipped' });
  }

  skipAll(subscriber: string): void {
    for (const [key, row] of this.rows) {
      if (row.subscriber !== subscriber || (row.state !== 'pending' && row.state !== 'failed')) {
        continue;
      }
      this.rows.set(key, { ...row, state: 'skipped', lease: null });
    }
  }

  #webhooks(name: string): readonly Pick<Subscription, 'subscriber'>[] {
    return [...this.webhooks.values()]
      .filter(({ isActive, enabled }) => isActive && enabled)
      .filter(({ events }) => events.length === 0 || events.includes(name))
      .map(({ id }) => ({ subscriber: `webhook:${id}` }));
  }

  #end(delivery: LeasedDelivery, change: (row: Row) => Partial<Row>): Promise<boolean> {
    const row = this.rows.get(keyOf(delivery));
    if (row?.lease !== delivery.lease) return Promise.resolve(false);
    this.rows.set(keyOf(delivery), { ...row, ...change(row), lease: null });
    return Promise.resolve(true);
  }

  #ofFailed(key: DeliveryKey, change: Partial<Row>): Promise<DeliveryState | null> {
    const row = this.rows.get(keyOf(key));
    if (!row) return Promise.resolve(null);
    if (row.state === 'failed') this.rows.set(keyOf(key), { ...row, ...change });
    const isLeased = row.lease !== null && row.dueAt > this.#now();
    return Promise.resolve(isLeased ? 'in_flight' : row.state);
  }

  #now(): number {
    return this.clock.now().getTime();
  }
}

function keyOf({ eventId, subscriber }: DeliveryKey): string {
  return `${eventId} ${subscriber}`;
}
