import { DisableWebhookUseCase, SERVICE_NAME } from '@strata/application';
import type { WebhookId } from '@strata/domain';
import { SYSTEM_ACTOR } from '@strata/domain-kit';
import {
  aesSeal,
  HttpWebhookTester,
  PgWebhookTargets,
  SealedWebhookSecrets,
  WebhookReceivers,
  WebhookSender,
} from '@strata/infrastructure';
import { SystemClock, UuidV7Generator, webhookUrlRefusal } from '@strata/infrastructure-kit';
import { ContainerModule } from 'inversify';
import { identifier, services } from './identifiers.js';

const seal = identifier<ReturnType<typeof aesSeal>>('WebhookSeal');

/** The webhooks context: its secrets, and who sends. */
export const webhooksModule = new ContainerModule(({ bind }) => {
  bind(seal).toResolvedValue(
    (secretKey) => aesSeal(secretKey, 'webhook secrets'),
    [services.secretKey],
  );
  bind(PgWebhookTargets).toResolvedValue(
    ({ lists }) => new PgWebhookTargets(lists),
    [services.database],
  );
  bind(WebhookSender).toResolvedValue(
    ({ webhookAllowPrivate: allowPrivate }, sealing, clock) =>
      new WebhookSender({ allowPrivate, service: SERVICE_NAME }, sealing, clock),
    [services.settings, seal, SystemClock],
  );
  bind(WebhookReceivers).toResolvedValue(
    (targets, sender, commands) =>
      new WebhookReceivers(targets, sender, SERVICE_NAME, (id, reason) =>
        commands.run(
          new DisableWebhookUseCase(),
          // It was read from the table of webhooks.
          { id: id as WebhookId, reason },
          SYSTEM_ACTOR,
        ),
      ),
    [PgWebhookTargets, WebhookSender, services.commands],
  );
  bind(services.webhookMaking).toResolvedValue(
    (targets, sender, { webhookAllowPrivate }, ids, sealing, clock) => ({
      webhookSecrets: new SealedWebhookSecrets(sealing),
      webhookTargets: { refusal: (url) => webhookUrlRefusal(url, webhookAllowPrivate) },
      webhookTester: new HttpWebhookTester(targets, sender, SERVICE_NAME, ids, clock),
    }),
    [PgWebhookTargets, WebhookSender, services.settings, UuidV7Generator, seal, SystemClock],
  );
});
