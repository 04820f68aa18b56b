import { answerTo, endpoint, idParams, NO_DETAILS, ok } from '@strata/api-kit';
import { RotateWebhookSecretUseCase } from '@strata/application';
import { webhookErrors } from '@strata/domain';
import { type WebhookPorts, WEBHOOKS_PATH } from './webhook-ports.js';
import { presentWebhook, webhookSecretSchema } from './webhook-schemas.js';

/** `POST /webhooks/{id}/rotate-secret` */
export function rotateWebhookSecret({ commands, webhookSecrets, seal }: WebhookPorts) {
  const useCase = new RotateWebhookSecretUseCase();
  return endpoint({
    method: 'post',
    path: `${WEBHOOKS_PATH}/:id/rotate-secret`,
    operationId: 'rotateWebhookSecret',
    summary: 'Give a webhook another secret',
    description:
      'Messages are signed with both for a day. Its answer shows the new one, and nothing does again.',
    tag: 'Webhooks',
    access: 'admin',
    params: idParams<'Webhook'>(),
    body: NO_DETAILS,
    conditional: true,
    secret: true,
    response: {
      status: 200,
      description: 'It is signed with the new one from now on.',
      schema: webhookSecretSchema,
      etag: true,
    },
    errors: [webhookErrors.notFound],
    handle: ({ params, expectedVersions, origin }) => {
      const { secret, sealed } = webhookSecrets.make();
      return answerTo(
        commands,
        useCase,
        { id: params.id, expectedVersions, sealed },
        origin,
        (rotated) => ok({ ...presentWebhook(rotated.toSnapshot()), secret }, rotated.version),
        seal,
      );
    },
  });
}
