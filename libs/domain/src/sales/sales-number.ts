import { documentNumber } from '../shared/document-number.js';

/** `ST`, the year, and the place in the one sequence of all sales. */
export const SALES_NUMBER_PATTERN = /^ST-\d{4}-\d{6,19}$/;

/** The number of the sale of that place, made at that moment; see {@link documentNumber}. */
export function salesNumber(at: Date, sequence: bigint): string {
  return documentNumber('ST', at, sequence);
}
