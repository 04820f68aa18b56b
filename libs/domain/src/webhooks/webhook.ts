import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  optionalText,
  requireText,
} from '@strata/domain-kit';
import type { WebhookEvents } from './webhook-events.js';

/** The identity of a webhook. */
export type WebhookId = EntityId<'Webhook'>;

/** A webhook as stored; its secrets are sealed. */
export interface WebhookSnapshot extends AggregateSnapshot<'Webhook'> {
  readonly url: string;
  readonly description: string | null;
  /** Names of events; none stands for all. */
  readonly events: readonly string[];
  readonly enabled: boolean;
  readonly secret: string;
  /** The secret before it, with which messages are signed as well until then. */
  readonly previousSecret: string | null;
  readonly previousSecretUntil: Date | null;
  /** When and why the service itself stopped calling it. */
  readonly disabledAt: Date | null;
  readonly disabledReason: string | null;
}

/** A change of a webhook: what is absent stays. */
export interface WebhookChange {
  readonly url?: string | undefined;
  readonly description?: string | null | undefined;
  readonly events?: readonly string[] | undefined;
  readonly enabled?: boolean | undefined;
}

/** What makes a new webhook, with its sealed secret. */
export interface NewWebhook extends WebhookChange {
  readonly url: string;
  readonly secret: string;
}

/** An address outside that is told what happens. */
export class Webhook extends AggregateRoot<'Webhook', WebhookEvents> {
  static readonly URL_MAX_LENGTH = 2048;
  static readonly DESCRIPTION_MAX_LENGTH = 255;
  static readonly EVENTS_MAX = 200;
  static readonly REASON_MAX_LENGTH = 500;
  /** How long the secret before the present one stays good. */
  static readonly PREVIOUS_SECRET_HOURS = 24;

  #state: Omit<WebhookSnapshot, keyof AggregateSnapshot<'Webhook'>>;

  private constructor(snapshot: WebhookSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    const { url, description, events, enabled, secret } = snapshot;
    const { previousSecret, previousSecretUntil, disabledAt, disabledReason } = snapshot;
    this.#state = {
      ...{ url, description, events, enabled, secret },
      ...{ previousSecret, previousSecretUntil, disabledAt, disabledReason },
    };
  }

  /**
   * A new webhook, enabled unless said; records `webhook.created`.
   * @throws DomainError `text.*`
   */
  static create(input: NewWebhook, context: ActionContext): Webhook {
    const webhook = new Webhook(
      {
        ...AggregateRoot.newbornAggregate<'Webhook'>(context),
        url: urlOf(input.url),
        description: descriptionOf(input.description ?? null),
        events: namesOf(input.events ?? []),
        enabled: input.enabled ?? true,
        secret: input.secret,
        previousSecret: null,
        previousSecretUntil: null,
        disabledAt: null,
        disabledReason: null,
      },
      false,
    );
    webhook.record('webhook.created', webhook.#facts(), context);
    return webhook;
  }

  /** A webhook as it comes out of the store. */
  static reconstitute(snapshot: WebhookSnapshot): Webhook {
    return new Webhook(snapshot, true);
  }

  get aggregateType(): string {
    return 'webhook';
  }

  protected override get secretFields(): readonly string[] {
    return ['secret', 'previousSecret'];
  }

  get url(): string {
    return this.#state.url;
  }

  /**
   * Changes what is given; records `webhook.updated`. Nothing given, nothing happens. Enabling it forgets why
   * it was disabled.
   * @throws DomainError as {@link Webhook.create}; then nothing changed
   */
  revise({ url, description, events, enabled }: WebhookChange, context: ActionContext): void {
    if ([url, description, events, enabled].every((given) => given === undefined)) return;
    const past = this.#state;
    this.#state = {
      ...past,
      url: url === undefined || url === past.url ? past.url : urlOf(url),
      description: description === undefined ? past.description : descriptionOf(description),
      events: events === undefined ? past.events : namesOf(events),
      enabled: enabled ?? past.enabled,
      ...(enabled && { disabledAt: null, disabledReason: null }),
    };
    this.touch(context);
    this.record('webhook.updated', this.#facts(), context);
  }

  /** Signs with another secret from now on, and with the present one for a day; records that. */
  rotateSecret(sealed: string, context: ActionContext): void {
    const until = context.at.getTime() + Webhook.PREVIOUS_SECRET_HOURS * 3_600_000;
    this.#state = {
      ...this.#state,
      secret: sealed,
      previousSecret: this.#state.secret,
      previousSecretUntil: new Date(until),
    };
    this.touch(context);
    this.record('webhook.secret_rotated', {}, context);
  }

  /** The receiver wants no more, or was away too long; records `webhook.disabled`, once. */
  disable(reason: string, context: ActionContext): void {
    if (!this.#state.enabled) return;
    const disabledReason = reason.slice(0, Webhook.REASON_MAX_LENGTH);
    this.#state = { ...this.#state, enabled: false, disabledAt: context.at, disabledReason };
    this.touch(context);
    this.record('webhook.disabled', { url: this.url, reason: disabledReason }, context);
  }

  /** Soft delete; records `webhook.deleted`. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('webhook.deleted', {}, context);
  }

  /** The webhook as plain data, for stores; holds its sealed secrets. */
  toSnapshot(): WebhookSnapshot {
    return { ...this.baseSnapshot(), ...this.#state };
  }

  #facts() {
    const { url, events, enabled } = this.#state;
    return { url, events, enabled };
  }
}

function urlOf(text: string): string {
  return requireText('url', text, Webhook.URL_MAX_LENGTH);
}

function descriptionOf(text: string | null): string | null {
  return optionalText('description', text, Webhook.DESCRIPTION_MAX_LENGTH);
}

/** In one order, each once. */
function namesOf(events: readonly string[]): readonly string[] {
  return [...new Set(events)].toSorted();
}
