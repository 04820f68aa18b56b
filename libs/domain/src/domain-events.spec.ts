import { type DomainEvent, type EventOf, uuidV7 } from '@strata/domain-kit';
import type * as domain from './index.js';
import { type DomainEvents, Vendor } from './index.js';

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

/** Compiles as long as `DomainEvents` has the events of every aggregate. */
const known = (events: readonly RecordedBy<typeof domain>[]): readonly EventOf<DomainEvents>[] =>
  events;

describe('the events of the business', () => {
  it('are those that its aggregates record', () => {
    const at = new Date();
    const context = { at, by: 'tester', newId: () => uuidV7(at, new Uint8Array(10)) };
    const vendor = Vendor.create({ name: 'Acme', paymentTerms: 'net_30' }, context);
    expect(known(vendor.pullEvents()).map(({ name }) => name)).toEqual(['vendor.created']);
  });
});
