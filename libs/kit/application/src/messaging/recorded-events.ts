import type { AggregateRoot, Changes, DomainEvent } from '@strata/domain-kit';

/** An event as it is stored. */
export interface RecordedEvent {
  readonly event: DomainEvent;
  /**
   * What the transaction changed of the aggregate, from what to what; told with the first of its
   * events, null with others, and for an aggregate that was made.
   */
  readonly changes: Changes | null;
}

/** The events of what was written, in order; each is handed out once. */
export function recordedEvents(written: readonly AggregateRoot<string>[]): RecordedEvent[] {
  return written.flatMap((aggregate) => {
    const [first, ...others] = aggregate.pullEvents();
    if (!first) return [];
    return [
      { event: first, changes: aggregate.changes() },
      ...others.map((event) => ({ event, changes: null })),
    ];
  });
}
