import { documentNumber } from '../shared/document-number.js';

/** `RA`, the year, and the place in the one sequence of all rental agreements. */
export const RENTAL_NUMBER_PATTERN = /^RA-\d{4}-\d{6,19}$/;

/** The number of the agreement of that place, made at that moment; see {@link documentNumber}. */
export function rentalNumber(at: Date, sequence: bigint): string {
  return documentNumber('RA', at, sequence);
}
