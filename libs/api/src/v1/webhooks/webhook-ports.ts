import type { Seal } from '@strata/api-kit';
import type { WebhookSecrets, WebhookTargets, WebhookTester } from '@strata/application';
import type { Commands } from '../../shared/commands.js';

/** What webhooks are made and tried with. */
export interface WebhookMaking {
  readonly webhookSecrets: WebhookSecrets;
  readonly webhookTargets: WebhookTargets;
  readonly webhookTester: WebhookTester;
  /** For the answer that shows a secret, which an Idempotency-Key has kept for a day. */
  readonly seal: Seal;
}

/** The same, and what runs commands. */
export type WebhookPorts = WebhookMaking & { readonly commands: Commands };

/** Where webhooks are, below the base path. */
export const WEBHOOKS_PATH = '/webhooks';
