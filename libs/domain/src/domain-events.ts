import type { DomainEvent, EventMap } from '@strata/domain-kit';
import type * as domain from './index.js';

/** What the aggregates among the exports of a package can record. */
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
export type DomainEvents = EventMap<RecordedBy<typeof domain>>;
