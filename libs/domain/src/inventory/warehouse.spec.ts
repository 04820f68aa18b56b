import type { ActionContext } from '@strata/domain-kit';
import { Warehouse, type NewWarehouse } from './warehouse.js';

describe('Warehouse', () => {
  let ids = 0;
  const context: ActionContext = {
    at: new Date('2026-01-15T09:30:00.000Z'),
    by: 'tester',
    newId: () => `id-${(ids += 1)}`,
  };
  const address = { street: '1 Dock Rd', city: 'Salem', state: 'OR', zipCode: '97301' };
  const create = (input: Partial<NewWarehouse> = {}) =>
    Warehouse.create({ code: 'W1', name: 'West', address, ...input }, context);

  it('is created with its address and an event, and survives the store', () => {
    const warehouse = create();
    expect(warehouse.toSnapshot()).toMatchObject({
      code: 'W1',
      name: 'West',
      address: { ...address, country: 'USA' },
      version: 1,
    });
    expect(warehouse.pullEvents()).toMatchObject([
      {
        name: 'warehouse.created',
        aggregateType: 'warehouse',
        aggregateId: warehouse.id,
        payload: { code: 'W1', name: 'West' },
      },
    ]);
    const snapshot = warehouse.toSnapshot();
    expect(Warehouse.reconstitute(snapshot).toSnapshot()).toEqual(snapshot);
  });

  it.each<[string, string, Partial<NewWarehouse>]>([
    ['text.required', 'a blank code', { code: ' ' }],
    ['text.too_long', 'a long code', { code: 'x'.repeat(Warehouse.CODE_MAX_LENGTH + 1) }],
    ['text.too_long', 'a long name', { name: 'x'.repeat(Warehouse.NAME_MAX_LENGTH + 1) }],
    ['address.zip_code_invalid', 'a bad ZIP code', { address: { ...address, zipCode: '1' } }],
  ])('answers %s to %s, new or changed', (code, _name, input) => {
    const refusal = expect.objectContaining({ kind: 'invalid', code });
    expect(() => create(input)).toThrow(refusal);
    const warehouse = create();
    expect(() => warehouse.revise({ name: 'New', ...input }, context)).toThrow(refusal);
    expect(warehouse).toMatchObject({ name: 'West', version: 1 });
  });

  it('changes what is given and says what changed; nothing given, nothing happens', () => {
    const warehouse = Warehouse.reconstitute(create().toSnapshot());
    warehouse.revise({}, context);
    expect(warehouse.version).toBe(1);
    warehouse.revise({ name: 'Far West', address: { ...address, city: 'Bend' } }, context);
    expect(warehouse).toMatchObject({ code: 'W1', name: 'Far West', version: 2 });
    expect(warehouse.address.city).toBe('Bend');
    expect(warehouse.pullEvents()).toMatchObject([
      { name: 'warehouse.updated', payload: { name: 'Far West', changed: ['name', 'address'] } },
    ]);
    warehouse.revise({ code: 'W2' }, context);
    expect(warehouse.code).toBe('W2');
  });

  it('is deleted softly', () => {
    const warehouse = Warehouse.reconstitute(create().toSnapshot());
    warehouse.delete(context);
    expect(warehouse).toMatchObject({ isActive: false, version: 2 });
    expect(warehouse.pullEvents()).toMatchObject([{ name: 'warehouse.deleted' }]);
  });
});
