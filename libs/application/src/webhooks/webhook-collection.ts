import {
  collection,
  contains,
  type DeliveryState,
  type QueriesOf,
  type Span,
  type ViewOf,
} from '@strata/application-kit';
import { Webhook, type WebhookId, type WebhookSnapshot } from '@strata/domain';

/** How webhooks are kept apart, found and sorted. */
export const webhookCollection = collection({
  name: 'webhooks',
  reconstitute: (snapshot: WebhookSnapshot) => Webhook.reconstitute(snapshot),
  filters: { url: contains('url') },
  sorts: { createdAt: 'moment', updatedAt: 'moment' },
  hidden: ['secret', 'previousSecret'],
});

/** A webhook as read: the snapshot without its secrets. */
export type WebhookView = ViewOf<typeof webhookCollection>;

/** A delivery to a webhook, as its log shows it. */
export interface WebhookDelivery {
  readonly eventId: string;
  readonly eventName: string;
  readonly occurredAt: Date;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** What was wrong the last time; null when nothing was. */
  readonly reason: string | null;
  /** When it is tried next; null for what is not. */
  readonly nextAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Reads of webhooks that need no behaviour. */
export interface WebhookQueries extends QueriesOf<typeof webhookCollection> {
  /** The last deliveries to it, the newest event first; as many as asked for at most. */
  deliveries(id: WebhookId, limit: number, trace?: Span): Promise<readonly WebhookDelivery[]>;
}
