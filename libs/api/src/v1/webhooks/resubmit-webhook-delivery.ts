import { answerTo, endpoint, id, NO_CONTENT, NO_DETAILS } from '@strata/api-kit';
import { ResubmitWebhookDeliveryUseCase } from '@strata/application';
import { webhookErrors, type WebhookId } from '@strata/domain';
import Joi from 'joi';
import type { Commands } from '../../shared/commands.js';
import { WEBHOOKS_PATH } from './webhook-ports.js';

const params = Joi.object<{ readonly id: WebhookId; readonly event_id: string }, true>({
  id: id().required().description('Which webhook.'),
  event_id: id().required().description('Which event, as the log of deliveries has it.'),
});

/** `POST /webhooks/{id}/deliveries/{event_id}/resubmit` */
export function resubmitWebhookDelivery(commands: Commands) {
  const useCase = new ResubmitWebhookDeliveryUseCase();
  return endpoint({
    method: 'post',
    path: `${WEBHOOKS_PATH}/:id/deliveries/:event_id/resubmit`,
    operationId: 'resubmitWebhookDelivery',
    summary: 'Send again what was given up',
    description:
      'It is tried for a day once more, and what waits for it comes after it. A disabled webhook gets it when it is enabled.',
    tag: 'Webhooks',
    access: 'admin',
    params,
    body: NO_DETAILS,
    response: { status: 204, description: 'It is on its way.' },
    errors: [
      webhookErrors.notFound,
      webhookErrors.deliveryNotFound,
      webhookErrors.deliveryNotGivenUp,
    ],
    handle: ({ params: { id: webhookId, event_id: eventId }, origin }) =>
      answerTo(commands, useCase, { id: webhookId, eventId }, origin, () => NO_CONTENT),
  });
}
