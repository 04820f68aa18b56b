import type { DeliveryState } from '@strata/application-kit';
import { inMemoryQueries, type InMemoryDatabase } from '@strata/application-kit/testing';
import type { DomainEvent } from '@strata/domain-kit';
import { webhookCollection, type WebhookQueries } from '../../webhooks/webhook-collection.js';
import { webhookReceiver } from '../../webhooks/webhook-ports.js';

/** A delivery as the in-memory store keeps it. */
interface Row {
  readonly subscriber: string;
  readonly event: DomainEvent;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly reason: string;
  readonly dueAt: number;
  readonly lease: string | null;
}

/** Reads of webhooks over the in-memory tables, which keep no time of the end of a delivery. */
export function inMemoryWebhookQueries(database: InMemoryDatabase): WebhookQueries {
  return {
    ...inMemoryQueries(database, webhookCollection),
    deliveries: (id, limit) =>
      Promise.resolve(
        [...database.table<Row>('outbox_deliveries').values()]
          .filter(({ subscriber }) => subscriber === webhookReceiver(id))
          .toReversed()
          .slice(0, limit)
          .map(({ event, state, attempts, reason, dueAt, lease }) => ({
            eventId: event.id,
            eventName: event.name,
            occurredAt: event.occurredAt,
            state: lease === null ? state : 'in_flight',
            attempts,
            reason: reason === '' ? null : reason,
            nextAt: state === 'pending' ? new Date(dueAt) : null,
            finishedAt: null,
          })),
      ),
  };
}
