import {
  collectionFormat,
  deleteEndpoint,
  type Endpoint,
  getEndpoint,
  historyEndpoint,
  listEndpoint,
  partOf,
  type Resource,
  searchTerm,
  updateEndpoints,
} from '@strata/api-kit';
import {
  DeleteWebhookUseCase,
  UpdateWebhookUseCase,
  webhookCollection,
  type WebhookQueries,
  type WebhookView,
} from '@strata/application';
import { Webhook, webhookErrors } from '@strata/domain';
import type { Ports } from '../../shared/ports.js';
import type { Role } from '../../shared/role.js';
import { createWebhook } from './create-webhook.js';
import { listWebhookDeliveries } from './list-webhook-deliveries.js';
import { resubmitWebhookDelivery } from './resubmit-webhook-delivery.js';
import { rotateWebhookSecret } from './rotate-webhook-secret.js';
import { testWebhook } from './test-webhook.js';
import { type WebhookMaking, WEBHOOKS_PATH } from './webhook-ports.js';
import {
  presentWebhook,
  webhookPageSchema,
  webhookResponseSchema,
  webhookUpdateSchema,
} from './webhook-schemas.js';

const webhooks: Resource<WebhookView, ReturnType<typeof presentWebhook>, Role> = {
  path: WEBHOOKS_PATH,
  name: 'Webhook',
  plural: 'Webhooks',
  article: 'a webhook',
  tag: 'Webhooks',
  readers: 'admin',
  schema: webhookResponseSchema,
  notFound: webhookErrors.notFound,
  present: presentWebhook,
};

const format = collectionFormat(webhookCollection, {
  url: searchTerm(Webhook.URL_MAX_LENGTH).description(partOf('the URL')),
});

/** The endpoints of webhooks, for admins. */
export function webhookEndpoints(
  ports: Ports<WebhookQueries> & WebhookMaking,
): readonly Endpoint<Role>[] {
  const { commands, cursors, queries, webhookTargets, webhookTester } = ports;
  return [
    createWebhook(ports),
    listEndpoint(webhooks, webhookPageSchema, format, (query) => queries.list(query), cursors),
    getEndpoint(webhooks, queries),
    historyEndpoint(webhooks, ports),
    ...updateEndpoints(
      webhooks,
      {
        access: 'admin',
        body: webhookUpdateSchema,
        errors: [webhookErrors.urlRefused],
        toChange: (body) => body,
      },
      commands,
      queries,
      new UpdateWebhookUseCase(webhookTargets),
    ),
    deleteEndpoint(webhooks, { access: 'admin' }, commands, new DeleteWebhookUseCase()),
    rotateWebhookSecret(ports),
    testWebhook(webhookTester),
    listWebhookDeliveries(queries),
    resubmitWebhookDelivery(commands),
  ];
}
