import { endpoint, idParams, ok } from '@strata/api-kit';
import type { WebhookQueries } from '@strata/application';
import { webhookErrors } from '@strata/domain';
import { WEBHOOKS_PATH } from './webhook-ports.js';
import { presentDelivery, webhookDeliveriesSchema } from './webhook-schemas.js';

/** As many as somebody looks through. */
const DELIVERIES_SHOWN = 100;

/** `GET /webhooks/{id}/deliveries` */
export const listWebhookDeliveries = (queries: WebhookQueries) =>
  endpoint({
    method: 'get',
    path: `${WEBHOOKS_PATH}/:id/deliveries`,
    operationId: 'listWebhookDeliveries',
    summary: 'Show the last deliveries to a webhook',
    description: `The last ${DELIVERIES_SHOWN}, for as long as they are kept.`,
    tag: 'Webhooks',
    access: 'admin',
    params: idParams<'Webhook'>(),
    response: { status: 200, description: 'The log.', schema: webhookDeliveriesSchema },
    errors: [webhookErrors.notFound],
    handle: async ({ params, origin: { trace } }) => {
      if (!(await queries.get(params.id, trace))) throw webhookErrors.notFound(params.id);
      const deliveries = await queries.deliveries(params.id, DELIVERIES_SHOWN, trace);
      return ok({ items: deliveries.map(presentDelivery) });
    },
  });
