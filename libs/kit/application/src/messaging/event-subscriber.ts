import type { EventMap, EventOf } from '@strata/domain-kit';
import type { CommandContext } from '../commands/use-case.js';
import type { Cancellation } from '../ports/timers.js';
import type { Span } from '../ports/tracing.js';
import type { Delivery } from './deliveries.js';

/** Which events a subscriber wants; known before the first event is stored. */
export interface Subscription<Name extends string = string> {
  /** Stable: deliveries are kept under it. */
  readonly subscriber: string;
  readonly events: readonly Name[];
}

/**
 * Writes to the database, and does nothing else because of what happened.
 * @typeParam Events those of the business, by name
 * @typeParam Name those it subscribes to
 */
export interface WritingSubscriber<
  Tx,
  Events extends EventMap = EventMap,
  Name extends keyof Events & string = keyof Events & string,
> extends Subscription<Name> {
  readonly acts: 'in_transaction';

  /**
   * What it writes through the transaction happens exactly once, because the delivery is marked in
   * the same. It may execute use cases in the context, which is one of the system's own.
   * @throws anything, which leaves nothing of what it wrote and counts as a failure, unless the
   * database was away; a statement or transaction that took too long counts, too
   */
  handle(event: EventOf<Events, Name>, context: CommandContext<Tx>): Promise<void>;
}

/**
 * Does something that no transaction can take back, such as sending a mail.
 * @typeParam Events those of the business, by name
 * @typeParam Name those it subscribes to
 */
export interface ActingSubscriber<
  Events extends EventMap = EventMap,
  Name extends keyof Events & string = keyof Events & string,
> extends Subscription<Name> {
  readonly acts: 'outside';

  /** The longest that one event may take; its delivery is leased for longer. */
  readonly deadlineMilliseconds: number;

  /**
   * Runs without a transaction and without a connection. It happens at least once: again when the
   * process dies before the delivery is marked.
   * @param cancellation it has to stop then; soon after it is no longer waited for
   * @param trace what it is a part of, if that is recorded: for whomever it asks to do something
   * @throws DeliveryPostponed when it cannot be done at the moment; anything else counts as a failure
   */
  handle(event: EventOf<Events, Name>, cancellation: Cancellation, trace?: Span): Promise<void>;
}

/** Does something because of what happened. It gets each event, those of one aggregate in order. */
export type EventSubscriber<Tx, Events extends EventMap = EventMap> =
  WritingSubscriber<Tx, Events> | ActingSubscriber<Events>;

/** How long a receiver is tried. */
export interface RetryPolicy {
  /** Tries after which a delivery is given up. */
  readonly attempts: number;
  /** The longest pause between two of them. */
  readonly longestPauseMilliseconds: number;
}

/**
 * Receivers that are rows of a table, so that they come and go while the service runs. The store puts events
 * on their way to each, as `<family>:<id>`.
 */
export interface ReceiverFamily {
  /** What their names begin with, before a colon. */
  readonly family: string;
  /** The longest that one event may take; its delivery is leased for longer. */
  readonly deadlineMilliseconds: number;
  readonly retries: RetryPolicy;

  /** The names of those for whom something is due. */
  due(): Promise<readonly string[]>;

  /**
   * Like that of an {@link ActingSubscriber}, for the receiver that the delivery names.
   * @throws DeliveryRefused to say when to try again; anything else counts as a failure
   */
  handle(delivery: Delivery, cancellation: Cancellation, trace?: Span): Promise<void>;
}

/** A receiver did not take an event, and may have said how long to wait. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';

  /** @param pauseMilliseconds what the receiver asked for; 0 when it did not */
  constructor(
    message: string,
    readonly pauseMilliseconds = 0,
  ) {
    super(message);
  }
}

/** Something outside is away, and nothing was done: to be tried again as long as it takes. */
export class DeliveryPostponed extends Error {
  override readonly name = 'DeliveryPostponed';
}
