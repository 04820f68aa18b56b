import type { InMemoryDatabase, InMemorySlice } from '@strata/application-kit/testing';
import type { WebhooksSlice } from '../../webhooks/webhooks-slice.js';
import { inMemoryWebhookQueries } from './in-memory-webhook-queries.js';

/** Webhooks in memory. */
export const webhooksInMemory = {
  repositories: {},
  queries: (database: InMemoryDatabase) => ({ webhooks: inMemoryWebhookQueries(database) }),
} satisfies InMemorySlice<WebhooksSlice>;
