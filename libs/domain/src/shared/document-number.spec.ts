import {
  PURCHASE_ORDER_NUMBER_PATTERN,
  purchaseOrderNumber,
} from '../purchasing/purchase-order-number.js';
import { RENTAL_NUMBER_PATTERN, rentalNumber } from '../rentals/rental-number.js';
import { SALES_NUMBER_PATTERN, salesNumber } from '../sales/sales-number.js';
import { DOCUMENT_NUMBER_MAX_LENGTH, documentSequence } from './document-number.js';

const at = new Date('2026-12-31T23:59:59.999Z');

describe.each([
  ['a sale', 'ST', salesNumber, SALES_NUMBER_PATTERN],
  ['a purchase order', 'PO', purchaseOrderNumber, PURCHASE_ORDER_NUMBER_PATTERN],
  ['a rental agreement', 'RA', rentalNumber, RENTAL_NUMBER_PATTERN],
] as const)('the number of %s', (_kind, prefix, numberOf, pattern) => {
  it.each([
    [1n, '2026-000001'],
    [999_999n, '2026-999999'],
    [1_000_000n, '2026-1000000'],
    [2n ** 63n - 1n, '2026-9223372036854775807'],
  ])('of place %s has it at its end: %s', (sequence, text) => {
    const number = numberOf(at, sequence);
    expect(number).toBe(`${prefix}-${text}`);
    expect(number).toMatch(pattern);
    expect(number.length).toBeLessThanOrEqual(DOCUMENT_NUMBER_MAX_LENGTH);
    expect(documentSequence(number)).toBe(sequence);
  });

  it.each([
    `x${prefix}-2026-000001`,
    `${prefix}-2026-000001x`,
    `${prefix}-2026-00001`,
    `${prefix}-26-000001`,
    `${prefix.toLowerCase()}-2026-000001`,
  ])('is not %s', (text) => expect(text).not.toMatch(pattern));

  it('has the year in UTC', () => {
    const number = numberOf(new Date('2027-01-01T00:30:00+01:00'), 7n);
    expect(number).toBe(`${prefix}-2026-000007`);
  });
});
