import type { WebhookTester, WebhookTrial } from '@strata/application';
import { cloudEvent, type Clock, type IdGenerator } from '@strata/application-kit';
import type { WebhookId } from '@strata/domain';
import { refusalOf, WEBHOOK_TIMEOUT_MILLISECONDS, type WebhookSender } from './webhook-sender.js';
import type { PgWebhookTargets } from './webhook-targets.js';

/** Sends a message that stands for nothing that happened. */
export class HttpWebhookTester implements WebhookTester {
  constructor(
    private readonly targets: PgWebhookTargets,
    private readonly sender: WebhookSender,
    private readonly service: string,
    private readonly ids: IdGenerator,
    private readonly clock: Clock,
  ) {}

  async test(id: WebhookId): Promise<WebhookTrial | null> {
    const target = await this.targets.get(id);
    if (!target) return null;
    const now = this.clock.now();
    const event = {
      id: this.ids.newId(now),
      name: 'webhook.test',
      schemaVersion: 1,
      aggregateType: 'webhook',
      aggregateId: id,
      aggregateVersion: 0,
      occurredAt: now,
      actor: 'system',
      payload: {},
    };
    const patience = AbortSignal.timeout(WEBHOOK_TIMEOUT_MILLISECONDS);
    try {
      const answer = await this.sender.send(target, cloudEvent(event, this.service), patience);
      const reason = refusalOf(answer);
      return { delivered: reason === null, status: answer.status, reason };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { delivered: false, status: null, reason };
    }
  }
}
