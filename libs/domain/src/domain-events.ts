import type { DomainEvent, EventMap } from '@strata/domain-kit';
import type * as contexts from './contexts.js';

/** What the aggregates among the exports of the contexts can record. */
type RecordedBy<Exports> = {
  [Name in keyof Exports]: Exports[Name] extends {
    reconstitute(...stored: never[]): {
      pullEvents(): readonly (infer Event extends DomainEvent)[];
    };
  }
    ? Event
    : never;
}[keyof Exports];

/** Every event of the business, by name: what the aggregates of all contexts record. */
export type DomainEvents = EventMap<RecordedBy<typeof contexts>>;
