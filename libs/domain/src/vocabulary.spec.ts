import * as domain from './index.js';

const { PaymentTerms } = domain;

/** Each list of words that the domain has, and its words in their order. */
const WORDS: Readonly<Record<string, string>> = {
  ASSET_CONDITIONS: 'serviceable unserviceable',
  ASSET_STATUSES: 'in_house out',
  BILLED_DOCUMENT_TYPES: 'sales_transaction rental_agreement',
  CHECK_IN_CONDITIONS: 'good damaged lost',
  COMMITMENT_CAUSE_TYPES: 'rental_agreement',
  CONTACT_OWNER_TYPES: 'Customer Vendor Warehouse',
  DEPOSIT_KINDS: 'received applied released',
  FLEET_CAUSE_TYPES: 'fleet_commission fleet_retirement serviceability_change rental_agreement',
  FLEET_DISPOSITIONS: 'restock scrap',
  FLEET_MOVEMENT_KINDS:
    'commissioned restocked scrapped serviceability_changed handed_out checked_in lost',
  PAID_BY: 'cash card bank_transfer check other deposit',
  PAYMENT_METHODS: 'cash card bank_transfer check other',
  PAYMENT_STATUSES: 'unpaid partially_paid paid partially_refunded refunded settled',
  PURCHASE_ORDER_STATUSES: 'draft ordered partially_received received cancelled closed',
  REFUND_KINDS: 'goodwill cancellation return adjustment',
  RENTAL_CHARGE_KINDS: 'rental late damage loss adjustment',
  RENTAL_STATUSES: 'reserved out returned cancelled',
  RENTAL_UNITS: 'hour day week',
  ROLES: 'viewer clerk manager admin',
  SALES_STATUSES: 'confirmed fulfilled cancelled',
  STOCK_CAUSE_TYPES:
    'receipt goods_receipt adjustment transfer stocktake sales_transaction sales_return fleet_commission fleet_retirement',
  STOCK_DOCUMENT_KINDS: 'receipt adjustment transfer stocktake',
  STOCK_MOVEMENT_KINDS:
    'received adjusted counted reserved released shipped returned written_off transferred_out transferred_in commissioned decommissioned',
};

/** Rows and callers hold these words: one that is renamed is a migration and another API. */
describe('the words that are stored and sent', () => {
  // Names of fields are code, which the compiler compares.
  const lists = Object.entries(domain).flatMap(([name, value]) =>
    Array.isArray(value) &&
    !name.endsWith('_FIELDS') &&
    value.every((word) => typeof word === 'string')
      ? [[name, value.join(' ')] as const]
      : [],
  );

  it('are all known here', () => {
    expect(lists.map(([name]) => name).sort()).toEqual(Object.keys(WORDS).sort());
  });

  it.each(lists)('are, of %s, %s', (name, words) => {
    expect(words).toBe(WORDS[name]);
  });

  it('are, of payment terms, those that due dates are counted by', () => {
    expect(PaymentTerms.NAMES.join(' ')).toBe('due_on_receipt net_15 net_30 net_60');
  });
});
