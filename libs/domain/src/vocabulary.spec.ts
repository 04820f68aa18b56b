import {
  CONTACT_OWNER_TYPES,
  PAYMENT_METHODS,
  PAYMENT_STATUSES,
  PaymentTerms,
  ROLES,
  SALES_STATUSES,
  STOCK_CAUSE_TYPES,
  STOCK_MOVEMENT_KINDS,
} from './index.js';

/** Rows and callers hold these words: one that is renamed is a migration and another API. */
describe('the words that are stored and sent', () => {
  it.each([
    ['owners of contact numbers', CONTACT_OWNER_TYPES, 'Customer Vendor Warehouse'],
    ['payment methods', PAYMENT_METHODS, 'cash card bank_transfer check other'],
    [
      'payment statuses',
      PAYMENT_STATUSES,
      'unpaid partially_paid paid partially_refunded refunded',
    ],
    ['payment terms', PaymentTerms.NAMES, 'due_on_receipt net_15 net_30 net_60'],
    ['roles, from least to most', ROLES, 'viewer clerk manager admin'],
    ['statuses of a sale', SALES_STATUSES, 'confirmed fulfilled cancelled'],
    [
      'causes of movements',
      STOCK_CAUSE_TYPES,
      'receipt adjustment transfer sales_transaction sales_return',
    ],
    [
      'kinds of movements',
      STOCK_MOVEMENT_KINDS,
      'received adjusted reserved released shipped returned transferred_out transferred_in',
    ],
  ])('are, of %s, %p', (_what, words, expected) => {
    expect(words.join(' ')).toBe(expected);
  });
});
