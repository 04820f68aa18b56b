import type { DomainEvent } from '@strata/domain';
import type {
  Deliveries,
  Delivery,
  DeliveryKey,
  FailedDelivery,
} from '../../messaging/deliveries.js';
import type { Subscription } from '../../messaging/event-subscriber.js';

type State = 'pending' | 'delivered' | 'failed' | 'skipped';
type Row = Delivery & { readonly state: State; readonly dueAt: Date; readonly reason: string };

/** Deliveries in memory, in the order in which the events were stored. */
export class InMemoryDeliveries implements Deliveries {
  constructor(private readonly rows: Map<string, Row>) {}

  /** Puts an event on its way to everyone who wants it. */
  add(event: DomainEvent, subscriptions: readonly Subscription[]): void {
    for (const { subscriber, events } of subscriptions) {
      if (!events.includes(event.name)) continue;
      const row: Row = {
        subscriber,
        event,
        attempts: 0,
        state: 'pending',
        dueAt: new Date(0),
        reason: '',
      };
      this.rows.set(keyOf({ eventId: event.id, subscriber }), row);
    }
  }

  claim(now: Date): Promise<Delivery | null> {
    const open = [...this.rows.values()].filter(
      ({ state }) => state === 'pending' || state === 'failed',
    );
    const isFirst = (row: Row) =>
      open.find(
        ({ subscriber, event }) =>
          subscriber === row.subscriber && event.aggregateId === row.event.aggregateId,
      ) === row;
    const due = open.find((row) => row.state === 'pending' && row.dueAt <= now && isFirst(row));
    return Promise.resolve(due ?? null);
  }

  finish(key: DeliveryKey): Promise<void> {
    this.#change(key, 'pending', { state: 'delivered' });
    return Promise.resolve();
  }

  postpone(key: DeliveryKey, reason: string, retryAt: Date | null): Promise<void> {
    const attempts = (this.rows.get(keyOf(key))?.attempts ?? 0) + 1;
    const next = retryAt ? { dueAt: retryAt } : { state: 'failed' as const };
    this.#change(key, 'pending', { attempts, reason, ...next });
    return Promise.resolve();
  }

  failed(): Promise<readonly FailedDelivery[]> {
    const rows = [...this.rows.values()].filter(({ state }) => state === 'failed');
    return Promise.resolve(
      rows.map(({ event, subscriber, attempts, reason }) => ({
        eventId: event.id,
        subscriber,
        eventName: event.name,
        aggregateId: event.aggregateId,
        attempts,
        reason,
      })),
    );
  }

  resubmit(key: DeliveryKey, at: Date): Promise<boolean> {
    return Promise.resolve(
      this.#change(key, 'failed', { state: 'pending', dueAt: at, attempts: 0 }),
    );
  }

  skip(key: DeliveryKey): Promise<boolean> {
    return Promise.resolve(this.#change(key, 'failed', { state: 'skipped' }));
  }

  #change(key: DeliveryKey, from: State, change: Partial<Row>): boolean {
    const row = this.rows.get(keyOf(key));
    if (row?.state !== from) return false;
    this.rows.set(keyOf(key), { ...row, ...change });
    return true;
  }
}

function keyOf({ eventId, subscriber }: DeliveryKey): string {
  return `${eventId} ${subscriber}`;
}
