import type { Subscription } from '@strata/application-kit';
import type { DomainEvent } from '@strata/domain-kit';
import type { SqlSession } from '../database/sql-session.js';

const INSERT_EVENTS = `
  INSERT INTO outbox_events (id, name, schema_version, aggregate_type, aggregate_id,
                             aggregate_version, occurred_at, actor, payload)
  SELECT id, name, schema_version, aggregate_type, aggregate_id, aggregate_version, occurred_at,
         actor, payload
    FROM ROWS FROM (jsonb_to_recordset($1::jsonb)
           AS (id uuid, name text, "schemaVersion" int, "aggregateType" text, "aggregateId" uuid,
               "aggregateVersion" int, "occurredAt" timestamptz, actor text, payload jsonb))
         WITH ORDINALITY AS event (id, name, schema_version, aggregate_type, aggregate_id,
                                   aggregate_version, occurred_at, actor, payload, place)
   ORDER BY place`;
const INSERT_EVENT = `
  INSERT INTO outbox_events (id, name, schema_version, aggregate_type, aggregate_id,
                             aggregate_version, occurred_at, actor, payload)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const INSERT_DELIVERIES = `
  INSERT INTO outbox_deliveries (event_id, subscriber, aggregate_id, aggregate_version, position,
                                 state, due_at)
  SELECT event.id, wanted.subscriber, event.aggregate_id, event.aggregate_version,
         event.position, 'pending', now()
    FROM jsonb_to_recordset($1::jsonb) AS wanted (id uuid, subscriber text)
    JOIN outbox_events AS event USING (id)`;

/**
 * Stores events, and who is to get them, in the transaction that caused them: a fixed number of
 * statements, whatever the number of events; none for none.
 */
export function storeEvents(
  session: SqlSession,
  events: readonly DomainEvent[],
  subscriptions: readonly Subscription[],
): void {
  const [event, ...more] = events;
  if (!event) return;
  // Most commands cause one, which costs the database half as much by itself.
  if (more.length > 0) session.write(INSERT_EVENTS, [JSON.stringify(events)]);
  else {
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
    ]);
  }
  const deliveries = events.flatMap(({ id, name }) =>
    subscriptions
      .filter((subscription) => subscription.events.includes(name))
      .map(({ subscriber }) => ({ id, subscriber })),
  );
  // Who is to get them is woken after the commit: see OutboxSignal.
  if (deliveries.length > 0) session.write(INSERT_DELIVERIES, [JSON.stringify(deliveries)]);
}
