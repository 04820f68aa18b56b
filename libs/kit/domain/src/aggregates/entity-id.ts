import { valueErrors } from '../errors/value-errors.js';
import type { ActionContext } from './action-context.js';

declare const kind: unique symbol;

/**
 * The identity of one entity: a UUID in canonical lower-case text, branded with the entity's kind
 * so that a lamp's id cannot be handed over where a shelf's is expected.
 */
export type EntityId<Kind extends string> = string & { readonly [kind]: Kind };

/** Canonical text form of a UUID, any version (RFC 9562 section 4), upper or lower case. */
export const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Reads an id from text.
 * @throws DomainError `id.malformed` (invalid) when the text is no UUID.
 */
export function parseEntityId<Kind extends string>(text: string): EntityId<Kind> {
  const id = text.toLowerCase();
  if (!isId<Kind>(id)) throw valueErrors.malformedId(text);
  return id;
}

/** What kind of entity it is an id of, only the reader knows. */
function isId<Kind extends string>(text: string): text is EntityId<Kind> {
  return UUID_PATTERN.test(text);
}

/** The id of an entity that comes into being now. */
export function newEntityId<Kind extends string>(
  context: Pick<ActionContext, 'newId'>,
): EntityId<Kind> {
  // It is nobody's yet, and so of the kind that is made with it.
  return context.newId() as EntityId<Kind>;
}

/**
 * Builds a UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then random bits,
 * so that ids sort by the time they were made.
 * @param at the moment that goes into the id
 * @param random at least 10 random bytes; the first 10 are used
 */
export function uuidV7(at: Date, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('uuidV7 needs 10 random bytes');
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 10), 6);
  const view = new DataView(bytes.buffer);
  const milliseconds = at.getTime();
  view.setUint16(0, Math.floor(milliseconds / 2 ** 32));
  view.setUint32(2, milliseconds);
  view.setUint16(6, 0x7000 | (view.getUint16(6) & 0x0fff));
  view.setUint16(8, 0x8000 | (view.getUint16(8) & 0x3fff));
  const hex = (offset: number) => view.getUint16(offset).toString(16).padStart(4, '0');
  return `${hex(0)}${hex(2)}-${hex(4)}-${hex(6)}-${hex(8)}-${hex(10)}${hex(12)}${hex(14)}`;
}
