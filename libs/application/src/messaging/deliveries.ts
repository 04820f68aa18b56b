import type { DomainEvent } from '@strata/domain';

/** An event on its way to one subscriber. */
export interface Delivery {
  readonly subscriber: string;
  readonly event: DomainEvent;
  /** Failures so far. */
  readonly attempts: number;
}

/** A delivery that was given up, until somebody resubmits or skips it. */
export interface FailedDelivery {
  readonly eventId: string;
  readonly subscriber: string;
  readonly eventName: string;
  readonly aggregateId: string;
  readonly attempts: number;
  readonly reason: string;
}

/** Names one delivery. */
export interface DeliveryKey {
  readonly eventId: string;
  readonly subscriber: string;
}

/** The deliveries, inside the transaction. */
export interface Deliveries {
  /**
   * Takes a delivery that is due until the transaction ends: the oldest unfinished one of its
   * aggregate and subscriber, which no other process has. Null when there is none.
   */
  claim(now: Date): Promise<Delivery | null>;

  /** Marks a claimed delivery as done. */
  finish(key: DeliveryKey, at: Date): Promise<void>;

  /** Notes a failure, and when to try again; null gives it up, which holds up its aggregate. */
  postpone(key: DeliveryKey, reason: string, retryAt: Date | null): Promise<void>;

  /** Those that were given up, oldest first. */
  failed(): Promise<readonly FailedDelivery[]>;

  /** Makes a given-up delivery due again. False when there is none. */
  resubmit(key: DeliveryKey, at: Date): Promise<boolean>;

  /** Lets the aggregate's later events pass a given-up delivery. False when there is none. */
  skip(key: DeliveryKey, at: Date): Promise<boolean>;
}

/** The slice of a transaction that the relay works with. */
export interface MessagingTransaction {
  readonly deliveries: Deliveries;
}
