import {
  loadForChange,
  type CommandContext,
  type DeleteResource,
  type MessagingTransaction,
  type UpdateResource,
  type UseCase,
} from '@strata/application-kit';
import {
  Webhook,
  webhookErrors,
  type NewWebhook,
  type WebhookChange,
  type WebhookId,
} from '@strata/domain';
import type { Repository } from '@strata/domain-kit';
import { webhookReceiver, type WebhookTargets } from './webhook-ports.js';

/** What the webhooks context works with in a transaction. */
export interface WebhooksRepositories extends MessagingTransaction {
  readonly webhooks: Repository<Webhook>;
}

type Context = CommandContext<WebhooksRepositories>;

/** Tells somebody outside what happens from now on. */
export class CreateWebhookUseCase implements UseCase<NewWebhook, Webhook, WebhooksRepositories> {
  constructor(private readonly targets: WebhookTargets) {}

  /** @throws DomainError `webhook.url_refused`, or a rule of {@link Webhook.create} */
  async execute(command: NewWebhook, context: Context): Promise<Webhook> {
    const webhook = Webhook.create(command, context);
    expectCallable(webhook, this.targets);
    context.tx.webhooks.create(webhook);
    return webhook;
  }
}

/** Changes a webhook: what is absent stays. */
export class UpdateWebhookUseCase implements UseCase<
  UpdateResource<WebhookId, WebhookChange>,
  Webhook,
  WebhooksRepositories
> {
  constructor(private readonly targets: WebhookTargets) {}

  /**
   * @throws DomainError `webhook.not_found`, `aggregate.version_mismatch`, `webhook.url_refused`,
   * or a rule of {@link Webhook.revise}
   */
  async execute(
    command: UpdateResource<WebhookId, WebhookChange>,
    context: Context,
  ): Promise<Webhook> {
    const { webhooks } = context.tx;
    const webhook = await loadForChange(webhooks, command, webhookErrors.notFound);
    const { url } = webhook;
    webhook.revise(command.change, context);
    if (webhook.url !== url) expectCallable(webhook, this.targets);
    webhooks.update(webhook);
    return webhook;
  }
}

/** What another secret is given to. */
export interface RotateWebhookSecret extends DeleteResource<WebhookId> {
  readonly sealed: string;
}

/** Signs with another secret from now on, and with the one before it for a day. */
export class RotateWebhookSecretUseCase implements UseCase<
  RotateWebhookSecret,
  Webhook,
  WebhooksRepositories
> {
  /** @throws DomainError `webhook.not_found`, `aggregate.version_mismatch` */
  async execute(command: RotateWebhookSecret, context: Context): Promise<Webhook> {
    const { webhooks } = context.tx;
    const webhook = await loadForChange(webhooks, command, webhookErrors.notFound);
    webhook.rotateSecret(command.sealed, context);
    webhooks.update(webhook);
    return webhook;
  }
}

/** Stops calling a webhook, on behalf of the service; one that is gone or disabled stays as it is. */
export class DisableWebhookUseCase implements UseCase<
  { readonly id: WebhookId; readonly reason: string },
  void,
  WebhooksRepositories
> {
  async execute(
    { id, reason }: { readonly id: WebhookId; readonly reason: string },
    context: Context,
  ): Promise<void> {
    const { webhooks } = context.tx;
    const webhook = await webhooks.getByIdForUpdate(id);
    if (!webhook) return;
    webhook.disable(reason, context);
    webhooks.update(webhook);
  }
}

/** Names what is to be sent again. */
export interface ResubmitWebhookDelivery {
  readonly id: WebhookId;
  readonly eventId: string;
}

/** Sends again what was given up, from the first try on, once the webhook is enabled. */
export class ResubmitWebhookDeliveryUseCase implements UseCase<
  ResubmitWebhookDelivery,
  void,
  WebhooksRepositories
> {
  /** @throws DomainError `webhook.not_found`, `webhook.delivery_not_found`, `webhook.delivery_not_given_up` */
  async execute({ id, eventId }: ResubmitWebhookDelivery, { tx }: Context): Promise<void> {
    if (!(await tx.webhooks.getById(id))) throw webhookErrors.notFound(id);
    const state = await tx.deliveries.resubmit({ eventId, subscriber: webhookReceiver(id) });
    if (state === null) throw webhookErrors.deliveryNotFound(eventId);
    if (state !== 'failed') throw webhookErrors.deliveryNotGivenUp(state);
  }
}

/** Deletes a webhook softly; what was on its way to it is skipped. */
export class DeleteWebhookUseCase implements UseCase<
  DeleteResource<WebhookId>,
  void,
  WebhooksRepositories
> {
  /** @throws DomainError `webhook.not_found`, `aggregate.version_mismatch` */
  async execute(command: DeleteResource<WebhookId>, context: Context): Promise<void> {
    const { webhooks, deliveries } = context.tx;
    const webhook = await loadForChange(webhooks, command, webhookErrors.notFound);
    webhook.delete(context);
    webhooks.update(webhook);
    deliveries.skipAll(webhookReceiver(webhook.id));
  }
}

function expectCallable({ url }: Webhook, targets: WebhookTargets): void {
  const reason = targets.refusal(url);
  if (reason !== null) throw webhookErrors.urlRefused(reason);
}
