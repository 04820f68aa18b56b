import type { WebhooksSlice } from '@strata/application';
import type { SqlSlice } from '@strata/infrastructure-kit';
import type { ReadStatements } from '../database/read-statements.js';
import { pgWebhookQueries } from './pg-webhook-queries.js';

/** Webhooks in PostgreSQL. */
export const webhooksSql = {
  repositories: {},
  queries: ({ rows, lists }: ReadStatements) => ({ webhooks: pgWebhookQueries(rows, lists) }),
} satisfies SqlSlice<WebhooksSlice, ReadStatements>;
