import type { ActionContext, DomainEvent } from '@strata/domain-kit';
import type { DomainEvents } from '../domain-events.js';
import { EVENT_SCHEMAS } from '../event-schemas.js';
import { contextOf } from './action-context.js';
import { schemaProblems } from './event-schema.contract.js';
import type { Some } from './some.js';

/** An action on one aggregate, and the one event that tells of it. */
interface Occurrence<Event extends DomainEvent> {
  /** Acts with the given context on an aggregate made with another one. */
  when(context: ActionContext): {
    readonly id: string;
    readonly version: number;
    pullEvents(): readonly DomainEvent[];
  };
  readonly payload: Event['payload'];
}

/**
 * The contract of an aggregate with whoever reads its events. It does not compile while an event that
 * the aggregate can record is missing; and each payload is of its schema and holds nothing besides.
 */
export function eventContract<Event extends DomainEvent>(
  kind: { reconstitute(snapshot: never): { pullEvents(): readonly Event[] } },
  aggregateType: string,
  occurrences: NoInfer<{ readonly [One in Event as One['name']]: Some<Occurrence<One>> }>,
): void {
  const at = new Date('2026-01-15T09:30:00.000Z');
  const cases = Object.entries<readonly Occurrence<DomainEvent>[]>(occurrences).flatMap(
    ([name, ways]) => ways.map((way) => ({ name, ...way })),
  );

  describe('an event of the business', () => {
    it.each(cases)('$name holds $payload', ({ name, when, payload }) => {
      const schema = EVENT_SCHEMAS[name as keyof DomainEvents];
      const aggregate = when(contextOf('tester', at));
      expect(aggregate).toBeInstanceOf(kind);
      const events = aggregate.pullEvents();
      expect(events).toStrictEqual([
        {
          id: expect.stringMatching(/^tester-\d+$/),
          name,
          schemaVersion: schema.version,
          aggregateType,
          aggregateId: aggregate.id,
          aggregateVersion: aggregate.version,
          occurredAt: at,
          actor: 'tester',
          payload,
        },
      ]);
      const sent: unknown = JSON.parse(JSON.stringify(events[0]!.payload));
      expect(sent).toStrictEqual(payload);
      expect(schemaProblems(schema.payload, sent)).toEqual([]);
    });
  });
}
