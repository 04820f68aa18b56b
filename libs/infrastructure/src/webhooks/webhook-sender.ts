import type { Cancellation, Clock, CloudEvent } from '@strata/application-kit';
import { postWebhook, signatureHeaders, type WebhookAnswer } from '@strata/infrastructure-kit';
import type { WebhookTarget } from './webhook-targets.js';

/** How long a receiver may take to answer. */
export const WEBHOOK_TIMEOUT_MILLISECONDS = 10_000;

/** Who sends, and where to. */
export interface WebhookSettings {
  /** Whether http, and addresses outside of the public internet, will do. */
  readonly allowPrivate: boolean;
  /** The name of the service, in the user agent and in events: lower case, digits and dashes. */
  readonly service: string;
}

/** Signs events, and posts them as CloudEvents in structured mode. */
export class WebhookSender {
  constructor(
    private readonly settings: WebhookSettings,
    private readonly seal: { open(sealed: string): string },
    private readonly clock: Clock,
  ) {}

  /** @throws Error when there was no answer, or nobody may ask for one */
  send(
    target: WebhookTarget,
    event: CloudEvent,
    cancellation: Cancellation,
  ): Promise<WebhookAnswer> {
    const body = JSON.stringify(event);
    const sealed = [target.secret, ...(target.previousSecret ? [target.previousSecret] : [])];
    const secrets = sealed.map((one) => this.seal.open(one));
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': `${this.settings.service}-webhooks`,
      ...signatureHeaders({ id: event.id, body, at: this.clock.now(), secrets }),
    };
    return postWebhook(target.url, headers, body, this.settings.allowPrivate, cancellation);
  }
}

/** What is wrong with an answer; null when nothing is. */
export function refusalOf({ status }: WebhookAnswer): string | null {
  return status >= 200 && status < 300 ? null : `answered ${status}`;
}
