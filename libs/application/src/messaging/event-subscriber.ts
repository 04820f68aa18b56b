import type { DomainEvent } from '@strata/domain';

/** Which events a subscriber wants; known before the first event is stored. */
export interface Subscription {
  /** Stable: deliveries are kept under it. */
  readonly subscriber: string;
  readonly events: readonly string[];
}

/**
 * Does something because of what happened. It gets each event at least once, those of one aggregate
 * in order.
 */
export interface EventSubscriber<Tx> extends Subscription {
  /**
   * What it writes through the transaction happens exactly once, because the delivery is marked in
   * the same; anything else it does may happen again when the process dies in the middle.
   * @throws DeliveryPostponed when it cannot be done at the moment; anything else counts as a failure
   */
  handle(event: DomainEvent, tx: Tx): Promise<void>;
}

/** Something outside is away: to be tried again as long as it takes. */
export class DeliveryPostponed extends Error {
  override readonly name = 'DeliveryPostponed';
}
