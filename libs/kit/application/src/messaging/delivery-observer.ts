/** What came of a try: `retried` counts, `postponed` does not. */
export type DeliveryOutcome = 'delivered' | 'retried' | 'postponed' | 'given_up';

/** Told what comes of deliveries. */
export interface DeliveryObserver {
  /** Must not throw. */
  tried(subscriber: string, outcome: DeliveryOutcome): void;
}
