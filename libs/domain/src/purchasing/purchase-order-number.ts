import { documentNumber } from '../shared/document-number.js';

/** `PO`, the year, and the place in the one sequence of all purchase orders. */
export const PURCHASE_ORDER_NUMBER_PATTERN = /^PO-\d{4}-\d{6,19}$/;

/** The number of the purchase order of that place, made at that moment; see {@link documentNumber}. */
export function purchaseOrderNumber(at: Date, sequence: bigint): string {
  return documentNumber('PO', at, sequence);
}
