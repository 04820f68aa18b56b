import type { WebhookQueries } from './webhook-collection.js';

/** What a store has of webhooks, beside the collection. */
export interface WebhooksSlice {
  readonly repositories: object;
  readonly queries: { readonly webhooks: WebhookQueries };
}
