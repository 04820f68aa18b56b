import type { ActionContext } from '@strata/domain-kit';
import {
  after,
  aggregateContract,
  earlier,
  errorContract,
  eventContract,
  longerThan,
  OLD,
  restoreContract,
} from '../testing/index.js';
import type { VendorId } from '../vendors/vendor.js';
import { itemErrors } from './item-errors.js';
import { Item, type NewItem } from './item.js';

describe('Item', () => {
  let ids = 0;
  const context = (by = 'tester'): ActionContext => ({
    at: new Date('2026-01-15T09:30:00.000Z'),
    by,
    newId: () => `id-${(ids += 1)}`,
  });
  const create = (input: Partial<NewItem> = {}) =>
    Item.create({ sku: 'DR-1', name: 'Drill', unitPrice: '19.99', ...input }, context());
  const vendorId = 'vendor-1' as VendorId;

  it('is created with its base fields and an event', () => {
    const item = create({ vendorId, description: '  ' });
    expect(item.toSnapshot()).toMatchObject({
      sku: 'DR-1',
      name: 'Drill',
      description: null,
      unitPrice: '19.99',
      currency: 'USD',
      vendorId,
      version: 1,
      createdBy: 'tester',
      isActive: true,
    });
    expect(item.pullEvents()).toMatchObject([
      {
        name: 'item.created',
        aggregateType: 'item',
        aggregateId: item.id,
        aggregateVersion: 1,
        payload: { sku: 'DR-1', name: 'Drill', unitPrice: '19.99', currency: 'USD' },
      },
    ]);
  });

  it('survives the store', () => {
    const snapshot = create({ description: 'Hammers too', currency: 'EUR' }).toSnapshot();
    expect(Item.reconstitute(snapshot).toSnapshot()).toEqual(snapshot);
  });

  it('may be free of charge, and costs nothing less', () => {
    expect(create({ unitPrice: '0' }).unitPrice.isZero).toBe(true);
    expect(() => create({ unitPrice: '-0.01' })).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'item.price_negative' }),
    );
  });

  it.each<[string, string, Partial<NewItem>]>([
    ['text.required', 'a blank SKU', { sku: ' ' }],
    ['text.too_long', 'a long SKU', { sku: 'x'.repeat(Item.SKU_MAX_LENGTH + 1) }],
    ['text.required', 'an empty name', { name: '' }],
    ['text.too_long', 'a long name', { name: 'x'.repeat(Item.NAME_MAX_LENGTH + 1) }],
    [
      'text.too_long',
      'a long description',
      { description: 'x'.repeat(Item.DESCRIPTION_MAX_LENGTH + 1) },
    ],
    ['money.too_many_places', 'a tenth of a cent', { unitPrice: '1.999' }],
    ['money.too_many_places', 'cents of a currency without', { currency: 'JPY', unitPrice: '1.5' }],
    ['money.currency_unknown', 'a currency no longer in use', { currency: 'DEM' }],
  ])('answers %s to %s', (code, _name, input) => {
    expect(() => create(input)).toThrow(expect.objectContaining({ kind: 'invalid', code }));
  });

  it('changes what is given, clears what is null, and says what changed', () => {
    const item = Item.reconstitute(create({ vendorId, description: 'Old' }).toSnapshot());
    item.revise({ description: null, unitPrice: '5', vendorId: null }, context('other'));
    expect(item).toMatchObject({ sku: 'DR-1', description: null, vendorId: null, version: 2 });
    expect(item.unitPrice.toString()).toBe('5.00 USD');
    expect(item.pullEvents()).toMatchObject([
      {
        name: 'item.updated',
        actor: 'other',
        payload: { unitPrice: '5.00', changed: ['description', 'vendorId', 'unitPrice'] },
      },
    ]);
    item.revise({ sku: 'DR-2', name: 'Big drill', currency: 'EUR' }, context());
    expect(item).toMatchObject({ sku: 'DR-2', name: 'Big drill' });
    expect(item.unitPrice.toString()).toBe('5.00 EUR');
  });

  it('does nothing when nothing is given, and changes nothing when it throws', () => {
    const item = Item.reconstitute(create().toSnapshot());
    item.revise({}, context());
    expect(() => item.revise({ sku: 'NEW', unitPrice: '-1' }, context())).toThrow(
      expect.objectContaining({ code: 'item.price_negative' }),
    );
    expect(item).toMatchObject({ sku: 'DR-1', version: 1 });
    expect(item.pullEvents()).toEqual([]);
  });

  it('is deleted softly', () => {
    const item = Item.reconstitute(create().toSnapshot());
    item.delete(context());
    expect(item).toMatchObject({ isActive: false, version: 2 });
    expect(item.pullEvents()).toMatchObject([{ name: 'item.deleted', payload: {} }]);
  });
});

aggregateContract(Item, {
  create: (context) =>
    Item.create(
      {
        sku: ' DR-1 ',
        name: ' Drill ',
        description: ' Hammers\ntoo ',
        unitPrice: '19.9',
        currency: 'EUR',
        vendorId: 'vendor-1' as VendorId,
      },
      context,
    ),
  fields: {
    sku: 'DR-1',
    name: 'Drill',
    description: 'Hammers\ntoo',
    unitPrice: '19.90',
    currency: 'EUR',
    vendorId: 'vendor-1',
  },
  change: {
    apply: (item, change, context) => item.revise(change, context),
    made: [
      [{ sku: ' DR-2 ' }, { sku: 'DR-2' }],
      [{ name: ' Big drill ' }, { name: 'Big drill' }],
      [{ description: 'Louder\nstill' }, { description: 'Louder\nstill' }],
      [{ description: null }, { description: null }],
      [{ unitPrice: '5' }, { unitPrice: '5.00' }],
      [{ currency: 'CHF' }, { currency: 'CHF' }],
      [{ vendorId: 'vendor-2' }, { vendorId: 'vendor-2' }],
      [{ vendorId: null }, { vendorId: null }],
    ],
    refused: [
      [{ sku: ' ' }, 'text.required', { field: 'sku' }],
      [{ sku: longerThan(64) }, 'text.too_long', { field: 'sku', max: 64 }],
      [{ sku: 'DR\u200B1' }, 'text.character_refused', { field: 'sku', character: 'U+200B' }],
      [{ name: ' ' }, 'text.required', { field: 'name' }],
      [{ name: longerThan(255) }, 'text.too_long', { field: 'name', max: 255 }],
      [{ description: longerThan(2000) }, 'text.too_long', { field: 'description', max: 2000 }],
    ],
    old: {
      fields: { sku: OLD.key, name: OLD.line, description: 'a\u202Eb' },
      refused: [{ sku: `${OLD.key}!` }, { name: `${OLD.line}!` }, { description: 'b\u202Ea' }],
    },
  },
});

const drill = { sku: 'DR-1', name: 'Drill', unitPrice: '19.99', currency: 'EUR' };
const stored = () => Item.reconstitute(Item.create(drill, earlier).toSnapshot());

restoreContract(Item, (context) => Item.create(drill, context));

eventContract(Item, 'item', {
  'item.created': [
    {
      when: (context) => Item.create({ ...drill, description: 'Hammers too' }, context),
      payload: drill,
    },
    {
      when: (context) => Item.create({ sku: 'DR-2', name: 'Drill', unitPrice: '5' }, context),
      payload: { sku: 'DR-2', name: 'Drill', unitPrice: '5.00', currency: 'USD' },
    },
  ],
  'item.updated': [
    {
      when: (context) =>
        after(stored(), (it) => {
          const vendorId = 'vendor-1' as VendorId;
          it.revise({ sku: 'DR-9', name: 'Big drill', description: 'Louder', vendorId }, context);
        }),
      payload: {
        ...drill,
        sku: 'DR-9',
        name: 'Big drill',
        changed: ['sku', 'name', 'description', 'vendorId'],
      },
    },
    {
      when: (context) => after(stored(), (it) => it.revise({ unitPrice: '24.5' }, context)),
      payload: { ...drill, unitPrice: '24.50', changed: ['unitPrice'] },
    },
    {
      when: (context) => after(stored(), (it) => it.revise({ currency: 'CHF' }, context)),
      payload: { ...drill, currency: 'CHF', changed: ['unitPrice'] },
    },
  ],
  'item.restored': [
    {
      when: (context) =>
        after(Item.reconstitute({ ...stored().toSnapshot(), isActive: false }), (it) =>
          it.restore(context),
        ),
      payload: drill,
    },
  ],
  'item.deleted': [{ when: (context) => after(stored(), (it) => it.delete(context)), payload: {} }],
});

errorContract(itemErrors, {
  notFound: [[['i-1'], 'not_found', 'item.not_found', 'There is no item i-1.']],
  unknown: [
    [
      [['i-1', 'i-2']],
      'invalid',
      'item.unknown',
      'There is no item i-1, i-2.',
      { itemIds: ['i-1', 'i-2'] },
    ],
  ],
  vendorUnknown: [[['v-1'], 'invalid', 'item.vendor_unknown', 'There is no vendor v-1.']],
  skuTaken: [[['DR-1'], 'conflict', 'item.sku_taken', 'Another item has the SKU DR-1.']],
  priceNegative: [
    [[], 'invalid', 'item.price_negative', 'The price of an item must not be negative.'],
  ],
  hasStock: [[['i-1'], 'conflict', 'item.has_stock', 'Item i-1 is still in stock.']],
  hasFleet: [[['i-1'], 'conflict', 'item.has_fleet', 'Item i-1 still has pieces for rent.']],
  hasOpenPurchaseOrders: [
    [
      ['i-1'],
      'conflict',
      'item.has_open_purchase_orders',
      'Item i-1 is part of a purchase order that is still open.',
    ],
  ],
  isPromised: [
    [['i-1'], 'conflict', 'item.is_promised', 'Pieces of item i-1 are promised to rentals.'],
  ],
  hasOpenSales: [
    [['i-1'], 'conflict', 'item.has_open_sales', 'Item i-1 is part of a sale that is still open.'],
  ],
  hasRatePlan: [[['i-1'], 'conflict', 'item.has_rate_plan', 'Item i-1 has a rate plan.']],
  hasOpenRentals: [
    [
      ['i-1'],
      'conflict',
      'item.has_open_rentals',
      'Item i-1 is part of a rental agreement that is still open.',
    ],
  ],
});
