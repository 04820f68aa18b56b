import { valueErrors } from '../errors/value-errors.js';

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
  if (!UUID_PATTERN.test(text)) throw valueErrors.malformedId(text);
  return text.toLowerCase() as EntityId<Kind>;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Builds a UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, then random bits,
 * so that ids sort by the time they were made.
 * @param at the moment that goes into the id
 * @param random at least 10 random bytes; the first 10 are used
 */
export function uuidV7(at: Date, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('uuidV7 needs 10 random bytes');
  const bytes = new Uint8Array(16);
  let milliseconds = at.getTime();
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = milliseconds % 256;
    milliseconds = Math.floor(milliseconds / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => HEX[byte]!).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
