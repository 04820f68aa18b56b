/** Room for any place in a 64-bit sequence. */
export const DOCUMENT_NUMBER_MAX_LENGTH = 32;

/**
 * The number of a document, for people: `ST-2026-000042`; six digits, or more from a million on.
 * @param prefix two letters that say what kind of document it is
 * @param at when it is made; its year is that in UTC
 * @param sequence its place among all documents of its kind, from 1; years do not start anew
 */
export function documentNumber(prefix: string, at: Date, sequence: bigint): string {
  return `${prefix}-${at.getUTCFullYear()}-${sequence.toString().padStart(6, '0')}`;
}

/** The place of a number in the sequence of its kind: what numbers are sorted by. */
export function documentSequence(number: string): bigint {
  return BigInt(number.slice(number.lastIndexOf('-') + 1));
}
