import type { WebhookId } from '@strata/domain';

/** Makes the secrets that messages are signed with. */
export interface WebhookSecrets {
  /** A new one that nobody can guess, and what is kept of it: nobody reads that without SECRET_KEY. */
  make(): { readonly secret: string; readonly sealed: string };
}

/** Which URLs may be called. */
export interface WebhookTargets {
  /** Why it may not be, as the end of a sentence; null when it may. */
  refusal(url: string): string | null;
}

/** What came of a message that was sent at once. */
export interface WebhookTrial {
  readonly delivered: boolean;
  /** The status of the answer; null without one. */
  readonly status: number | null;
  /** What was wrong; null when nothing was. */
  readonly reason: string | null;
}

/** Sends a message of the type `webhook.test.v1` at once, whether the webhook is enabled or not. */
export interface WebhookTester {
  /** Null when there is no such webhook. */
  test(id: WebhookId): Promise<WebhookTrial | null>;
}

/** What the name of a webhook as a receiver of the outbox is. */
export function webhookReceiver(id: string): string {
  return `webhook:${id}`;
}
