import { answerTo, created, endpoint, locationOf } from '@strata/api-kit';
import { CreateWebhookUseCase } from '@strata/application';
import { webhookErrors } from '@strata/domain';
import { type WebhookPorts, WEBHOOKS_PATH } from './webhook-ports.js';
import { presentWebhook, webhookCreateSchema, webhookSecretSchema } from './webhook-schemas.js';

/** `POST /webhooks` */
export function createWebhook({ commands, webhookSecrets, webhookTargets, seal }: WebhookPorts) {
  const useCase = new CreateWebhookUseCase(webhookTargets);
  return endpoint({
    method: 'post',
    path: WEBHOOKS_PATH,
    operationId: 'createWebhook',
    summary: 'Make a webhook',
    description:
      'It gets what happens from now on, as CloudEvents signed by Standard Webhooks. Its answer shows the secret, and nothing does again.',
    tag: 'Webhooks',
    access: 'admin',
    body: webhookCreateSchema,
    secret: true,
    response: {
      status: 201,
      description: 'It is made, and gets events from now on.',
      schema: webhookSecretSchema,
      etag: true,
      location: true,
    },
    errors: [webhookErrors.urlRefused],
    handle: ({ body, origin }) => {
      const { secret, sealed } = webhookSecrets.make();
      return answerTo(
        commands,
        useCase,
        { ...body, secret: sealed },
        origin,
        (made) =>
          created(
            { ...presentWebhook(made.toSnapshot()), secret },
            { location: locationOf(WEBHOOKS_PATH, made.id), version: made.version },
          ),
        seal,
      );
    },
  });
}
