import type { RecordedEvent, Subscription } from '@strata/application-kit';
import type { SqlSession } from '../database/sql-session.js';
import { WEBHOOK_FAMILY } from '../webhooks/webhook-family.js';

const COLUMNS = `id, name, schema_version, aggregate_type, aggregate_id, aggregate_version, occurred_at,
         actor, payload, changes, traceparent`;
/**
 * Who is to get the events just stored: the subscribers of each name, and the webhooks there are at this
 * moment. A look at a small table within the statement costs less than a statement of its own.
 */
const insertDeliveries = (insertEvents: string, wanted: string) => `
  WITH event AS (${insertEvents}
    RETURNING id, name, aggregate_id, aggregate_version, position)
  INSERT INTO outbox_deliveries (event_id, subscriber, aggregate_id, aggregate_version, position,
                                 state, due_at)
  SELECT event.id, receiver.subscriber, event.aggregate_id, event.aggregate_version,
         event.position, 'pending', now()
    FROM event
   CROSS JOIN LATERAL (
           SELECT jsonb_array_elements_text(${wanted}::jsonb -> event.name) AS subscriber
            UNION ALL
           SELECT '${WEBHOOK_FAMILY}:' || webhook.id FROM webhooks AS webhook
            WHERE webhook.is_active AND webhook.enabled
              AND (webhook.events = '[]'::jsonb OR webhook.events ? event.name)) AS receiver`;
const INSERT_EVENTS = insertDeliveries(
  `INSERT INTO outbox_events (${COLUMNS})
   SELECT id, name, schema_version, aggregate_type, aggregate_id, aggregate_version, occurred_at,
          actor, payload, changes, $2
     FROM ROWS FROM (jsonb_to_recordset($1::jsonb)
            AS (id uuid, name text, "schemaVersion" int, "aggregateType" text, "aggregateId" uuid,
                "aggregateVersion" int, "occurredAt" timestamptz, actor text, payload jsonb,
                changes jsonb))
          WITH ORDINALITY AS event (id, name, schema_version, aggregate_type, aggregate_id,
                                    aggregate_version, occurred_at, actor, payload, changes, place)
    ORDER BY place`,
  '$3',
);
const INSERT_EVENT = insertDeliveries(
  `INSERT INTO outbox_events (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
  '$12',
);

/**
 * Stores events, and who is to get them, in the transaction that caused them: one
 * statement, whatever the number of events; none for none.
 */
export function storeEvents(
  session: SqlSession,
  recorded: readonly RecordedEvent[],
  subscriptions: readonly Subscription[],
): void {
  const [first, ...more] = recorded;
  if (!first) return;
  const wanted = JSON.stringify(
    Object.fromEntries(
      recorded.map(({ event: { name } }) => [name, subscribersOf(name, subscriptions)]),
    ),
  );
  // Who is to get them is woken after the commit: see OutboxSignal.
  if (more.length > 0) {
    const rows = recorded.map(({ event, changes }) => ({
      ...event,
      changes: changes ?? undefined,
    }));
    session.write(INSERT_EVENTS, [JSON.stringify(rows), session.traceparent, wanted]);
    return;
  }
  // Most commands cause one, which costs the database half as much by itself.
  const { event, changes } = first;
  session.write(INSERT_EVENT, [
    event.id,
    event.name,
    event.schemaVersion,
    event.aggregateType,
    event.aggregateId,
    event.aggregateVersion,
    event.occurredAt,
    event.actor,
    event.payload,
    changes,
    session.traceparent,
    wanted,
  ]);
}

function subscribersOf(name: string, subscriptions: readonly Subscription[]): readonly string[] {
  return subscriptions
    .filter(({ events }) => events.includes(name))
    .map(({ subscriber }) => subscriber);
}
