import { SYSTEM_ACTOR } from '@strata/domain-kit';
import type { Clock } from '../ports/clock.js';
import type { IdGenerator } from '../ports/id-generator.js';
import type { Logger } from '../ports/logger.js';
import type { Cancellation, Timers } from '../ports/timers.js';
import type { Span, Tracer } from '../ports/tracing.js';
import type { UnitOfWork } from '../commands/unit-of-work.js';
import { commandContext } from '../commands/use-case.js';
import { isNobodysFault, messageOf } from './delivery-failure.js';
import type { DeliveryObserver, DeliveryOutcome } from './delivery-observer.js';
import type { Deliveries, Delivery, MessagingTransaction } from './deliveries.js';
import {
  DeliveryRefused,
  type ActingSubscriber,
  type EventSubscriber,
  type ReceiverFamily,
  type RetryPolicy,
  type WritingSubscriber,
} from './event-subscriber.js';
import { LONGEST_PAUSE_MILLISECONDS, pauseAfter } from './retry-pauses.js';

/** Tries after which a delivery to a subscriber is given up. */
export const MAX_DELIVERY_ATTEMPTS = 10;

const RETRIES: RetryPolicy = {
  attempts: MAX_DELIVERY_ATTEMPTS,
  longestPauseMilliseconds: LONGEST_PAUSE_MILLISECONDS,
};

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
  /** Absent where nobody wants to know. */
  readonly observer?: DeliveryObserver | undefined;
  /** Goes on with the traces of events; absent where nothing is recorded. */
  readonly tracer?: Tracer | undefined;
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
    private readonly families: readonly ReceiverFamily[] = [],
  ) {
    this.#subscribers = new Map(subscribers.map((one) => [one.subscriber, one]));
  }

  /** The names to claim for, always. */
  get subscribers(): readonly string[] {
    return [...this.#subscribers.keys()];
  }

  /** The names of receivers to claim for at the moment, which come and go. */
  async dueReceivers(): Promise<readonly string[]> {
    return (await Promise.all(this.families.map((family) => family.due()))).flat();
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
    const receiver = this.#receiverOf(delivery.subscriber);
    if (delivery.attempts > retriesOf(receiver).attempts) {
      // Nobody lived to note the last try.
      return this.#giveUp(delivery, 'the lease ran out: the process ended or hung', cancellation);
    }
    const trace = this.#traceOf(delivery);
    try {
      if (isWriting(receiver)) await this.#write(delivery, receiver, trace);
      else await this.#act(delivery, receiver, cancellation, trace);
    } catch (error) {
      trace?.end({ failure: error });
      return this.#noteFailure(delivery, error, cancellation);
    }
    trace?.end();
    // What is written is marked in the same transaction.
    if (isWriting(receiver)) return;
    await this.#note(delivery, cancellation, (deliveries) => deliveries.finish(delivery));
  }

  async #write(delivery: Delivery, receiver: WritingSubscriber<Tx>, trace?: Span): Promise<void> {
    const { unitOfWork, clock, ids } = this.ports;
    const isOurs = await unitOfWork.run(
      async (tx) => {
        // Marked first: the row is locked for as long as the subscriber writes.
        if (!(await tx.deliveries.finish(delivery))) return false;
        await receiver.handle(delivery.event, commandContext(tx, SYSTEM_ACTOR, clock, ids));
        return true;
      },
      undefined,
      trace,
    );
    if (isOurs) this.#tell(delivery, 'delivered');
    else this.#warnLate(delivery);
  }

  async #act(
    delivery: Delivery,
    receiver: ActingSubscriber | ReceiverFamily,
    cancellation: Cancellation | undefined,
    trace: Span | undefined,
  ): Promise<void> {
    await this.ports.timers.withDeadline(receiver.deadlineMilliseconds, cancellation, (signal) =>
      'family' in receiver
        ? receiver.handle(delivery, signal, trace)
        : receiver.handle(delivery.event, signal, trace),
    );
    this.#tell(delivery, 'delivered');
  }

  /** The part of the event's own trace that this try is; what nobody records has none. */
  #traceOf({ event, subscriber, attempts, traceparent }: Delivery): Span | undefined {
    if (traceparent === null) return undefined;
    return this.ports.tracer?.begin(`deliver ${event.name}`, traceparent, {
      kind: 'consumer',
      attributes: { subscriber, attempts, event_id: event.id },
    });
  }

  #receiverOf(subscriber: string): Receiver<Tx> {
    const receiver =
      this.#subscribers.get(subscriber) ??
      this.families.find(({ family }) => subscriber.startsWith(`${family}:`));
    if (!receiver) throw new Error(`there is no subscriber ${subscriber}`);
    return receiver;
  }

  async #noteFailure(delivery: Delivery, error: unknown, cancellation?: Cancellation) {
    const reason = messageOf(error).slice(0, LONGEST_REASON);
    const { attempts, postponements } = delivery;
    // A stop ends what is under way in the middle, and says nothing about it.
    const counts = !cancellation?.aborted && !isNobodysFault(error);
    const retries = retriesOf(this.#receiverOf(delivery.subscriber));
    if (counts && attempts >= retries.attempts) {
      return this.#giveUp(delivery, reason, cancellation);
    }
    const failures = counts ? attempts : postponements + 1;
    const pause = Math.max(
      pauseAfter(failures, this.ports.random(), retries.longestPauseMilliseconds),
      askedPause(error, retries),
    );
    this.#tell(delivery, counts ? 'retried' : 'postponed');
    this.ports.logger.warn({ ...fieldsOf(delivery), reason }, 'delivery postponed');
    await this.#note(delivery, cancellation, (deliveries) =>
      counts
        ? deliveries.retry(delivery, reason, pause)
        : deliveries.postpone(delivery, reason, pause),
    );
  }

  async #giveUp(delivery: Delivery, reason: string, cancellation?: Cancellation) {
    const retries = retriesOf(this.#receiverOf(delivery.subscriber));
    const attempts = Math.min(delivery.attempts, retries.attempts);
    this.#tell(delivery, 'given_up');
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

  #tell({ subscriber }: Delivery, outcome: DeliveryOutcome): void {
    this.ports.observer?.tried(subscriber, outcome);
  }

  #warnLate(delivery: Delivery): void {
    this.ports.logger.warn(fieldsOf(delivery), 'delivery outlived its lease, another has it');
  }
}

type Receiver<Tx> = EventSubscriber<Tx> | ReceiverFamily;

function isWriting<Tx>(receiver: Receiver<Tx>): receiver is WritingSubscriber<Tx> {
  return 'acts' in receiver && receiver.acts === 'in_transaction';
}

function millisecondsOf<Tx>(receiver: Receiver<Tx>): number {
  return isWriting(receiver) ? TRANSACTION_MILLISECONDS : receiver.deadlineMilliseconds;
}

function retriesOf<Tx>(receiver: Receiver<Tx>): RetryPolicy {
  return 'family' in receiver ? receiver.retries : RETRIES;
}

/** What a receiver asked for, but no longer than it would ever be. */
function askedPause(error: unknown, { longestPauseMilliseconds }: RetryPolicy): number {
  return error instanceof DeliveryRefused
    ? Math.min(error.pauseMilliseconds, longestPauseMilliseconds)
    : 0;
}

function fieldsOf({ event, subscriber, attempts }: Delivery) {
  return { event: event.name, event_id: event.id, subscriber, attempts };
}
