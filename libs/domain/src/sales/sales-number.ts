/** `ST`, the year, and the place in the one sequence of all sales: six digits, or more from a million on. */
export const SALES_NUMBER_PATTERN = /^ST-\d{4}-\d{6,19}$/;

/** Room for any place in a 64-bit sequence. */
export const SALES_NUMBER_MAX_LENGTH = 32;

/**
 * The number of a sale, for people: `ST-2026-000042`.
 * @param at when the sale is made; its year is that in UTC
 * @param sequence its place among all sales, from 1; years do not start anew
 */
export function salesNumber(at: Date, sequence: bigint): string {
  return `ST-${at.getUTCFullYear()}-${sequence.toString().padStart(6, '0')}`;
}

/** The place of a number in the sequence: what numbers are sorted by. */
export function salesSequence(number: string): bigint {
  return BigInt(number.slice(number.lastIndexOf('-') + 1));
}
