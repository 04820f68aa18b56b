import {
  cloudEvent,
  DeliveryRefused,
  type Cancellation,
  type Delivery,
  type ReceiverFamily,
  type Span,
} from '@strata/application-kit';
import { WEBHOOK_FAMILY } from '@strata/infrastructure-kit';
import { refusalOf, WEBHOOK_TIMEOUT_MILLISECONDS, type WebhookSender } from './webhook-sender.js';
import type { PgWebhookTargets, WebhookTarget } from './webhook-targets.js';

const HOUR_MILLISECONDS = 3_600_000;
/** With pauses that double from half a second up to four hours, the last try is about a day after the first. */
const RETRIES = { attempts: 20, longestPauseMilliseconds: 4 * HOUR_MILLISECONDS };
const GONE = 410;

/** Stops calling a webhook, and says why. */
export type DisableWebhook = (id: string, reason: string) => Promise<void>;

/** The webhooks as receivers of the outbox. */
export class WebhookReceivers implements ReceiverFamily {
  readonly family = WEBHOOK_FAMILY;
  readonly deadlineMilliseconds = WEBHOOK_TIMEOUT_MILLISECONDS;
  readonly retries = RETRIES;

  constructor(
    private readonly targets: Pick<PgWebhookTargets, 'due' | 'get' | 'onlyFailedSince'>,
    private readonly sender: Pick<WebhookSender, 'send'>,
    private readonly service: string,
    private readonly disable: DisableWebhook,
  ) {}

  due(): Promise<readonly string[]> {
    return this.targets.due();
  }

  /** @throws DeliveryRefused when the receiver did not take it; Error when it was not reached */
  async handle(delivery: Delivery, cancellation: Cancellation, trace?: Span): Promise<void> {
    const id = delivery.subscriber.slice(WEBHOOK_FAMILY.length + 1);
    const target = await this.targets.get(id);
    // Whoever deletes or disables it has seen to its deliveries.
    if (!target?.enabled) throw new Error('the webhook is deleted or disabled');
    try {
      await this.#send(target, delivery, cancellation, trace);
    } catch (error) {
      if (!cancellation.aborted) await this.#disableIfDead(id, delivery, error);
      throw error;
    }
  }

  async #send(
    target: WebhookTarget,
    { event }: Delivery,
    cancellation: Cancellation,
    trace: Span | undefined,
  ): Promise<void> {
    const message = cloudEvent(event, this.service, trace?.traceparent);
    const answer = await this.sender.send(target, message, cancellation);
    const refusal = refusalOf(answer);
    if (answer.status === GONE) throw new WebhookGone();
    if (refusal !== null) throw new DeliveryRefused(refusal, answer.retryAfterMilliseconds);
  }

  /** Wants no more, or took nothing for as long as one delivery was tried. */
  async #disableIfDead(id: string, delivery: Delivery, error: unknown): Promise<void> {
    const { subscriber, event, attempts } = delivery;
    if (error instanceof WebhookGone) return this.disable(id, error.message);
    if (attempts < RETRIES.attempts) return;
    if (await this.targets.onlyFailedSince(subscriber, event.occurredAt)) {
      await this.disable(id, `took nothing for a day: ${String(error)}`);
    }
  }
}

class WebhookGone extends Error {
  constructor() {
    super('answered 410: it wants no more');
  }
}
