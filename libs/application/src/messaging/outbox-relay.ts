import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import type { Delivery, MessagingTransaction } from './deliveries.js';
import { DeliveryPostponed, type EventSubscriber } from './event-subscriber.js';

/** Failures after which a delivery is given up. */
export const MAX_DELIVERY_ATTEMPTS = 10;

const FIRST_PAUSE_MILLISECONDS = 500;
const LONGEST_PAUSE_MILLISECONDS = 60_000;
const LONGEST_REASON = 1000;

/** Carries what failed out of a transaction that is to be rolled back. */
class DeliveryFailed extends Error {
  constructor(
    readonly delivery: Delivery,
    override readonly cause: unknown,
  ) {
    super('delivery failed');
  }
}

/** Brings committed events to their subscribers; any number of processes may do so at once. */
export class OutboxRelay<Tx extends MessagingTransaction> {
  readonly #subscribers: ReadonlyMap<string, EventSubscriber<Tx>>;

  constructor(
    private readonly unitOfWork: UnitOfWork<Tx>,
    subscribers: readonly EventSubscriber<Tx>[],
    private readonly clock: Clock,
    private readonly logger: Logger,
    /** A number from 0 to 1, to spread retries. */
    private readonly random: () => number,
  ) {
    this.#subscribers = new Map(subscribers.map((one) => [one.subscriber, one]));
  }

  /**
   * Delivers one event, if one is due.
   * @returns false when there was nothing to do
   */
  async deliverNext(): Promise<boolean> {
    try {
      return await this.unitOfWork.run((tx) => this.#deliver(tx));
    } catch (error) {
      if (!(error instanceof DeliveryFailed)) throw error;
      await this.#noteFailure(error.delivery, error.cause);
      return true;
    }
  }

  async #deliver(tx: Tx): Promise<boolean> {
    const delivery = await tx.deliveries.claim(this.clock.now());
    if (!delivery) return false;
    const { subscriber, event } = delivery;
    try {
      const receiver = this.#subscribers.get(subscriber);
      if (!receiver) throw new Error(`there is no subscriber ${subscriber}`);
      await receiver.handle(event, tx);
    } catch (error) {
      // What the subscriber wrote must not stay, so the failure is noted in another transaction.
      throw new DeliveryFailed(delivery, error);
    }
    await tx.deliveries.finish({ eventId: event.id, subscriber }, this.clock.now());
    return true;
  }

  async #noteFailure({ subscriber, event, attempts }: Delivery, error: unknown): Promise<void> {
    const reason = (error instanceof Error ? error.message : String(error)).slice(
      0,
      LONGEST_REASON,
    );
    const isLast = attempts + 1 >= MAX_DELIVERY_ATTEMPTS && !(error instanceof DeliveryPostponed);
    const retryAt = isLast ? null : this.#nextAttempt(attempts);
    const key = { eventId: event.id, subscriber };
    await this.unitOfWork.run((tx) => tx.deliveries.postpone(key, reason, retryAt));
    const fields = {
      event: event.name,
      event_id: event.id,
      subscriber,
      attempts: attempts + 1,
      reason,
    };
    if (isLast) this.logger.error(fields, 'delivery given up');
    else this.logger.warn(fields, 'delivery postponed');
  }

  #nextAttempt(attempts: number): Date {
    const pause = Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** attempts);
    return new Date(this.clock.now().getTime() + pause * (0.5 + this.random() / 2));
  }
}
