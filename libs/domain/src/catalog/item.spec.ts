import { Item, type NewItem } from './item.js';
import type { ActionContext, EntityId } from '@strata/domain-kit';

describe('Item', () => {
  let ids = 0;
  const context = (by = 'tester'): ActionContext => ({
    at: new Date('2026-01-15T09:30:00.000Z'),
    by,
    newId: () => `id-${(ids += 1)}`,
  });
  const create = (input: Partial<NewItem> = {}) =>
    Item.create({ sku: 'DR-1', name: 'Drill', unitPrice: '19.99', ...input }, context());
  const vendorId = 'vendor-1' as EntityId<'Vendor'>;

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
