import type { DomainEvent } from '@strata/domain-kit';

/** Names one delivery. */
export interface DeliveryKey {
  readonly eventId: string;
  readonly subscriber: string;
}

/** A delivery that somebody has, until the lease runs out. */
export interface LeasedDelivery extends DeliveryKey {
  /** New with each claim, so that a late owner cannot mark what another has claimed since. */
  readonly lease: string;
}

/** An event on its way to one subscriber, leased by whoever has claimed it. */
export interface Delivery extends LeasedDelivery {
  readonly event: DomainEvent;
  /** What has caused the event, where that was recorded (W3C Trace Context). */
  readonly traceparent: string | null;
  /** Tries that count, this one among them; a lease that ran out was one. */
  readonly attempts: number;
  /** How often the outside was away, which does not count. */
  readonly postponements: number;
}

/** A delivery that was given up, until somebody resubmits or skips it. */
export interface FailedDelivery extends DeliveryKey {
  readonly eventName: string;
  readonly aggregateId: string;
  readonly attempts: number;
  readonly reason: string;
}

/**
 * Where a delivery is: waiting for its time or its turn, in somebody's hands, done, given up (which
 * holds up its aggregate), or passed over.
 */
export type DeliveryState = 'pending' | 'in_flight' | 'delivered' | 'failed' | 'skipped';

/**
 * The deliveries, inside the transaction. Time is the store's own (the database's clock), one for all
 * processes, so the methods take durations.
 */
export interface Deliveries {
  /**
   * Takes a delivery that is due until the lease runs out: the oldest unfinished one of its aggregate
   * and this subscriber, which no other process has. Null when there is none.
   */
  claim(subscriber: string, leaseMilliseconds: number): Promise<Delivery | null>;

  /** Marks it as done. False when another has claimed it since; then nothing changes. */
  finish(delivery: LeasedDelivery): Promise<boolean>;

  /** Notes a failure, and when to try again. False when another has claimed it since. */
  retry(delivery: LeasedDelivery, reason: string, pauseMilliseconds: number): Promise<boolean>;

  /** Like {@link Deliveries.retry} for a try that does not count. */
  postpone(delivery: LeasedDelivery, reason: string, pauseMilliseconds: number): Promise<boolean>;

  /** Notes that it will not be tried again, after so many attempts. False when another has it. */
  giveUp(delivery: LeasedDelivery, reason: string, attempts: number): Promise<boolean>;

  /** Those that were given up, oldest first. */
  failed(): Promise<readonly FailedDelivery[]>;

  /**
   * Makes a given-up delivery due again.
   * @returns where it was: `failed` when it was done; anything else stays as it is, null is unknown
   */
  resubmit(key: DeliveryKey): Promise<DeliveryState | null>;

  /** Lets the aggregate's later events pass a given-up delivery; answers like `resubmit`. */
  skip(key: DeliveryKey): Promise<DeliveryState | null>;

  /** Passes over everything that is not finished of a receiver that is gone, whoever has it. */
  skipAll(subscriber: string): void;
}

/** The slice of a transaction that the relay works with. */
export interface MessagingTransaction {
  readonly deliveries: Deliveries;
}
