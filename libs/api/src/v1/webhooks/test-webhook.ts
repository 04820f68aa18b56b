import { endpoint, idParams, NO_DETAILS, ok } from '@strata/api-kit';
import type { WebhookTester } from '@strata/application';
import { webhookErrors } from '@strata/domain';
import { WEBHOOKS_PATH } from './webhook-ports.js';
import { webhookTrialSchema } from './webhook-schemas.js';

/** `POST /webhooks/{id}/test` */
export const testWebhook = (tester: WebhookTester) =>
  endpoint({
    method: 'post',
    path: `${WEBHOOKS_PATH}/:id/test`,
    operationId: 'testWebhook',
    summary: 'Send a message that stands for nothing',
    description:
      'Of the type `webhook.test.v1`, at once, enabled or not; whatever comes of it, the answer says it.',
    tag: 'Webhooks',
    access: 'admin',
    params: idParams<'Webhook'>(),
    body: NO_DETAILS,
    response: { status: 200, description: 'What came of it.', schema: webhookTrialSchema },
    errors: [webhookErrors.notFound],
    handle: async ({ params }) => {
      const trial = await tester.test(params.id);
      if (!trial) throw webhookErrors.notFound(params.id);
      return ok(trial);
    },
  });
