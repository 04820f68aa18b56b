import { DomainError, SYSTEM_ACTOR } from '@strata/domain-kit';
import type { Clock } from '../ports/clock.js';
import type { IdGenerator } from '../ports/id-generator.js';
import type { Logger } from '../ports/logger.js';
import { TimeLimitExceeded } from '../ports/time-limit-exceeded.js';
import type { Cancellation, Timers } from '../ports/timers.js';
import type { UnitOfWork } from '../commands/unit-of-work.js';
import { commandContext } from '../commands/use-case.js';
import type { Deliveries, Delivery, MessagingTransaction } from './deliveries.js';
import { DeliveryPostponed, type EventSubscriber } from './event-subscriber.js';
import { pauseAfter } from './retry-pauses.js';

/** Tries after which a delivery is given up. */
export const MAX_DELIVERY_ATTEMPTS = 10;

/** How much longer a delivery is leased than its subscriber may take: time to note the outcome. */
export const LEASE_MARGIN_MILLISECONDS = 30_000;

/** What a subscriber that only writes may take; above what a unit of work may. */
const TRANSACTION_MILLISECONDS = 60_000;
const LONGEST_REASON = 1000;
/** Pauses between tries to note an outcome; together shorter than the margin of the lease. */
const NOTING_PAUSES_MILLISECONDS = [500, 1000, 2000, 4000, 8000];

/** What the relay works with. */
export interface RelayPorts<Tx> {
  readonly unitOfWork: UnitOfWork<Tx>;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly timers: Timers;
  readonly logger: Logger;
  /** A number from 0 to 1, to spread retries. */
  readonly random: () => number;
}

/**
 * Brings committed events to their subscribers; any number of processes may do so at once. A delivery
 * is claimed in a transaction of its own, so that whatever comes of it is noted before anybody else
 * can take it, or its lease runs out.
 */
export class OutboxRelay<Tx extends MessagingTransaction> {
  readonly #subscribers: ReadonlyMap<string, EventSubscriber<Tx>>;

  constructor(
    private readonly ports: RelayPorts<Tx>,
    subscribers: readonly EventSubscriber<Tx>[],
  ) {
    this.#subscribers = new Map(subscribers.map((one) => [one.subscriber, one]));
  }

  /** The names to claim for. */
  get subscribers(): readonly string[] {
    return [...this.#subscribers.keys()];
  }

  /** Claims a delivery for a subscriber, if one is due; whoever has it must {@link deliver} it. */
  claim(subscriber: string): Promise<Delivery | null> {
    const lease = millisecondsOf(this.#receiverOf(subscriber)) + LEASE_MARGIN_MILLISECONDS;
    return this.ports.unitOfWork.run((tx) => tx.deliveries.claim(subscriber, lease));
  }

  /**
   * Hands a claimed delivery to its subscriber and notes what came of it. Never throws because of the
   * subscriber.
   * @param cancellation ends it early, as when the process stops
   */
  async deliver(delivery: Delivery, cancellation?: Cancellation): Promise<void> {
    if (delivery.attempts > MAX_DELIVERY_ATTEMPTS) {
      // Nobody lived to note the last try.
      return this.#giveUp(delivery, 'the lease ran out: the process ended or hung', cancellation);
    }
    const receiver = this.#receiverOf(delivery.subscriber);
    const { unitOfWork, clock, ids, timers } = this.ports;
    try {
      if (receiver.acts === 'in_transaction') {
        await unitOfWork.run(async (tx) => {
          // Marked first: the row is locked for as long as the subscriber writes.
          if (!(await tx.deliveries.finish(delivery))) return this.#warnLate(delivery);
          await receiver.handle(delivery.event, commandContext(tx, SYSTEM_ACTOR, clock, ids));
        });
        return;
      }
      await timers.withDeadline(receiver.deadlineMilliseconds, cancellation, (signal) =>
        receiver.handle(delivery.event, signal),
      );
    } catch (error) {
      return this.#noteFailure(delivery, error, cancellation);
    }
    await this.#note(delivery, cancellation, (deliveries) => deliveries.finish(delivery));
  }

  #receiverOf(subscriber: string): EventSubscriber<Tx> {
    const receiver = this.#subscribers.get(subscriber);
    if (!receiver) throw new Error(`there is no subscriber ${subscriber}`);
    return receiver;
  }

  async #noteFailure(delivery: Delivery, error: unknown, cancellation?: Cancellation) {
    const reason = messageOf(error).slice(0, LONGEST_REASON);
    const { attempts, postponements } = delivery;
    // A stop ends what is under way in the middle, and says nothing about it.
    const counts = !cancellation?.aborted && !isNobodysFault(error);
    if (counts && attempts >= MAX_DELIVERY_ATTEMPTS) {
      return this.#giveUp(delivery, reason, cancellation);
    }
    const failures = counts ? attempts : postponements + 1;
    const pause = pauseAfter(failures, this.ports.random());
    this.ports.logger.warn({ ...fieldsOf(delivery), reason }, 'delivery postponed');
    await this.#note(delivery, cancellation, (deliveries) =>
      counts
        ? deliveries.retry(delivery, reason, pause)
        : deliveries.postpone(delivery, reason, pause),
    );
  }

  async #giveUp(delivery: Delivery, reason: string, cancellation?: Cancellation) {
    const attempts = Math.min(delivery.attempts, MAX_DELIVERY_ATTEMPTS);
    this.ports.logger.error({ ...fieldsOf(delivery), attempts, reason }, 'delivery given up');
    await this.#note(delivery, cancellation, (deliveries) =>
      deliveries.giveUp(delivery, reason, attempts),
    );
  }

  /**
   * Notes an outcome, for as long as the lease gives time: a database that is away for a moment must
   * not cause a second mail.
   */
  async #note(
    delivery: Delivery,
    cancellation: Cancellation | undefined,
    write: (deliveries: Deliveries) => Promise<boolean>,
  ): Promise<void> {
    for (const pause of [...NOTING_PAUSES_MILLISECONDS, null]) {
      try {
        if (!(await this.ports.unitOfWork.run((tx) => write(tx.deliveries))))
          this.#warnLate(delivery);
        return;
      } catch (error) {
        if (pause === null || cancellation?.aborted) throw error;
      }
      await this.ports.timers.pause(pause);
    }
  }

  #warnLate(delivery: Delivery): void {
    this.ports.logger.warn(fieldsOf(delivery), 'delivery outlived its lease, another has it');
  }
}

function millisecondsOf<Tx>(receiver: EventSubscriber<Tx>): number {
  return receiver.acts === 'outside' ? receiver.deadlineMilliseconds : TRANSACTION_MILLISECONDS;
}

function fieldsOf({ event, subscriber, attempts }: Delivery) {
  return { event: event.name, event_id: event.id, subscriber, attempts };
}

/** What would have happened to any other event just as well. */
function isNobodysFault(error: unknown): boolean {
  if (error instanceof DeliveryPostponed) return true;
  const isOfAMoment =
    error instanceof DomainError && (error.kind === 'unavailable' || error.kind === 'busy');
  return isOfAMoment && !tookTooLong(error);
}

/** Each event takes its own time, and one that always takes too much would wait for ever. */
function tookTooLong({ cause }: Error): boolean {
  return cause instanceof TimeLimitExceeded;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return tookTooLong(error) ? messageOf(error.cause) : error.message;
}
