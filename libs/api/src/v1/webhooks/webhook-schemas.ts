import { baseFieldSchemas, pageSchema, presentBaseFields, text } from '@strata/api-kit';
import type { WebhookDelivery, WebhookTrial, WebhookView } from '@strata/application';
import { EVENT_SCHEMAS, Webhook, type WebhookChange } from '@strata/domain';
import Joi from 'joi';

const url = Joi.string()
  .uri({ scheme: ['https', 'http'] })
  .messages({ 'string.uriCustomScheme': '{{#label}} must be a URL that begins with https' })
  .max(Webhook.URL_MAX_LENGTH)
  .description('Where events are posted to: https, on the public internet, without credentials.')
  .example('https://shop.example/hooks');
const description = text(Webhook.DESCRIPTION_MAX_LENGTH).allow(null);
const events = Joi.array()
  .items(Joi.string().valid(...Object.keys(EVENT_SCHEMAS)))
  .max(Webhook.EVENTS_MAX)
  .description('Names of the events that it gets; none stands for all.')
  .example(['customer.created']);
const enabled = Joi.boolean().description('Whether events are sent; true unless said.');

export const webhookCreateSchema = Joi.object<WebhookChange & { readonly url: string }>({
  url: url.required(),
  description,
  events,
  enabled,
})
  .id('WebhookCreate')
  .description('What makes a webhook.');

export const webhookUpdateSchema = Joi.object<WebhookChange>({ url, description, events, enabled })
  .id('WebhookUpdate')
  .description(
    'What changes of a webhook: what is absent stays. Enabling forgets why it was disabled.',
  )
  .example({ enabled: true });

const moment = (what: string) => Joi.string().isoDate().allow(null).required().description(what);
const shown = {
  ...baseFieldSchemas(),
  url: url.required(),
  description: description.required(),
  events: events.required(),
  enabled: enabled.required(),
  previous_secret_until: moment(
    'Until when messages are signed with the secret before this one too.',
  ),
  disabled_at: moment('When the service itself stopped calling it.'),
  disabled_reason: Joi.string()
    .allow(null)
    .required()
    .description('Why the service itself stopped calling it.'),
};

export const webhookResponseSchema = Joi.object<ReturnType<typeof presentWebhook>>(shown)
  .id('WebhookResponse')
  .description('The present state of a webhook; never with its secret.');

export const webhookSecretSchema = Joi.object({
  ...shown,
  secret: Joi.string()
    .required()
    .description(
      'What messages are signed with, as Standard Webhooks has it; this answer alone shows it.',
    ),
})
  .id('WebhookSecretResponse')
  .description('A webhook with its new secret.');

export const webhookPageSchema = pageSchema('WebhookPage', webhookResponseSchema);

const delivery = Joi.object<ReturnType<typeof presentDelivery>>({
  event_id: Joi.string().uuid().required().description('The event; `webhook-id` of the message.'),
  event_name: Joi.string().required().description('What happened.'),
  occurred_at: Joi.string().isoDate().required().description('When it happened.'),
  state: Joi.string()
    .valid('pending', 'in_flight', 'delivered', 'failed', 'skipped')
    .required()
    .description('How far the delivery has come; what failed is not tried again by itself.'),
  attempts: Joi.number().integer().required().description('How often it was tried.'),
  last_failure: Joi.string().allow(null).required().description('What was wrong the last time.'),
  next_at: moment('When it is tried next.'),
  finished_at: moment('When it arrived, or was skipped.'),
})
  .id('WebhookDelivery')
  .description('An event on its way to a webhook.');

export const webhookDeliveriesSchema = Joi.object({
  items: Joi.array().items(delivery).required().description('The newest event first.'),
})
  .id('WebhookDeliveries')
  .description('The last deliveries to a webhook.');

export const webhookTrialSchema = Joi.object<WebhookTrial>({
  delivered: Joi.boolean().required().description('Whether the receiver took it.'),
  status: Joi.number().integer().allow(null).required().description('The status of its answer.'),
  reason: Joi.string().allow(null).required().description('What was wrong.'),
})
  .id('WebhookTrial')
  .description('What came of a message that was sent at once.');

/** A webhook, to the wire; never with its secret. */
export function presentWebhook(webhook: WebhookView) {
  return {
    ...presentBaseFields(webhook),
    url: webhook.url,
    description: webhook.description,
    events: webhook.events,
    enabled: webhook.enabled,
    previous_secret_until: webhook.previousSecretUntil?.toISOString() ?? null,
    disabled_at: webhook.disabledAt?.toISOString() ?? null,
    disabled_reason: webhook.disabledReason,
  };
}

/** A delivery, to the wire. */
export function presentDelivery(delivery: WebhookDelivery) {
  return {
    event_id: delivery.eventId,
    event_name: delivery.eventName,
    occurred_at: delivery.occurredAt.toISOString(),
    state: delivery.state,
    attempts: delivery.attempts,
    last_failure: delivery.reason,
    next_at: delivery.nextAt?.toISOString() ?? null,
    finished_at: delivery.finishedAt?.toISOString() ?? null,
  };
}
