/**
 * Something that happened to an aggregate, in the past tense; plain data, so that it survives being
 * stored and sent.
 */
export interface DomainEvent<
  Name extends string = string,
  Payload extends EventPayload = EventPayload,
> {
  /** UUID v7 of this very event: what a receiver recognises a repetition by. */
  readonly id: string;
  /** For example `lamp.turned_on`. */
  readonly name: Name;
  /** Version of the payload's shape, from 1. */
  readonly schemaVersion: number;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** The aggregate's version that this event led to; events of one aggregate are ordered by it. */
  readonly aggregateVersion: number;
  readonly occurredAt: Date;
  /** Id of the acting user, or `system`. */
  readonly actor: string;
  readonly payload: Payload;
}

/** Events by their names: `EventMap<LampMade | LampTurnedOn>` has one property for each. */
export type EventMap<Event extends DomainEvent = DomainEvent> = {
  readonly [One in Event as One['name']]: One;
};

/** One of the events of a map; those of the given names when there are any. */
export type EventOf<
  Events extends EventMap,
  Name extends keyof Events & string = keyof Events & string,
> = Events[Name];

/** JSON data only: no Date, no class instance. */
export type EventPayload = { readonly [key: string]: JsonValue };

/** Any JSON value. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
