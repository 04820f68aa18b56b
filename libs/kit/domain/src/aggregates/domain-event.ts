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

/** JSON data only: no Date, no class instance. */
export type EventPayload = { readonly [key: string]: JsonValue };

/** Any JSON value. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
