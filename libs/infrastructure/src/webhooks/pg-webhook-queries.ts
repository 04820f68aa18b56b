import { webhookReceiver, type WebhookDelivery, type WebhookQueries } from '@strata/application';
import type { Span } from '@strata/application-kit';
import { pgQueries, runPrepared, type Statements } from '@strata/infrastructure-kit';
import { webhookTable } from './webhook-table.js';

// The partial index `outbox_deliveries_webhooks` knows nothing of other receivers, and costs them nothing.
const DELIVERIES = `
  SELECT delivery.event_id AS "eventId", event.name AS "eventName", event.occurred_at AS "occurredAt",
         CASE WHEN delivery.lease IS NOT NULL AND delivery.due_at > now() THEN 'in_flight'
              ELSE delivery.state END AS state,
         delivery.attempts, delivery.reason,
         CASE WHEN delivery.state = 'pending' THEN delivery.due_at END AS "nextAt",
         delivery.finished_at AS "finishedAt"
    FROM outbox_deliveries AS delivery
    JOIN outbox_events AS event ON event.id = delivery.event_id
   WHERE delivery.subscriber = $1 AND delivery.subscriber LIKE 'webhook:%'
   ORDER BY delivery.position DESC LIMIT $2`;

/** Reads of webhooks; no secret leaves the table. */
export function pgWebhookQueries(rows: Statements, lists = rows): WebhookQueries {
  return Object.assign(pgQueries(webhookTable, rows, lists), {
    deliveries: (id: string, limit: number, trace?: Span) => {
      const statement = { text: DELIVERIES, values: [webhookReceiver(id), limit] };
      return runPrepared<WebhookDelivery & Record<string, unknown>>(lists, statement, trace);
    },
  });
}
