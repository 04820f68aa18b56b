import type { DomainEvent, EventMap } from '@strata/domain-kit';

type WebhookFacts = {
  readonly url: string;
  /** Their names; none stands for all. */
  readonly events: readonly string[];
  readonly enabled: boolean;
};

/** What happens is told to somebody outside from now on. */
export type WebhookCreated = DomainEvent<'webhook.created', WebhookFacts>;

/** Something of a webhook changed; the payload holds what it is now. */
export type WebhookUpdated = DomainEvent<'webhook.updated', WebhookFacts>;

/** A webhook is signed with another secret; the one before it is good for a day. */
export type WebhookSecretRotated = DomainEvent<'webhook.secret_rotated', Record<string, never>>;

/** Nothing is sent to a webhook any more, because of what its receiver answered, or did not. */
export type WebhookDisabled = DomainEvent<
  'webhook.disabled',
  { readonly url: string; readonly reason: string }
>;

/** A webhook was deleted; what was on its way to it is not sent. */
export type WebhookDeleted = DomainEvent<'webhook.deleted', Record<string, never>>;

/** What can happen to a webhook. */
export type WebhookEvents = EventMap<
  WebhookCreated | WebhookUpdated | WebhookSecretRotated | WebhookDisabled | WebhookDeleted
>;
