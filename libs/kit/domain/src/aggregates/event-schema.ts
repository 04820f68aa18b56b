import type { JsonValue } from './domain-event.js';

/** What other programs can know of an event before the first one comes. */
export interface EventSchema {
  /** That of the payload's shape, as events have it. */
  readonly version: number;
  /** What has happened: a sentence or two. */
  readonly description: string;
  /** JSON Schema (2020-12, without `$id`) of the payload; later events of this version may hold more. */
  readonly payload: { readonly [keyword: string]: JsonValue };
}
