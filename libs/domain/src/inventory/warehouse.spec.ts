import {
  address,
  after,
  aggregateContract,
  contextOf,
  earlier,
  elsewhere,
  errorContract,
  eventContract,
  longerThan,
  OLD,
  restoreContract,
  oldAddress,
  storedAddress,
} from '../testing/index.js';
import { warehouseErrors } from './warehouse-errors.js';
import { Warehouse, type NewWarehouse } from './warehouse.js';

describe('Warehouse', () => {
  const context = contextOf('tester', new Date('2026-01-15T09:30:00.000Z'));
  const address = { street: '1 Dock Rd', city: 'Salem', state: 'OR', zipCode: '97301' };
  const create = (input: Partial<NewWarehouse> = {}) =>
    Warehouse.create({ code: 'W1', name: 'West', address, ...input }, context);

  it('is created with its address and an event, and survives the store', () => {
    const warehouse = create();
    expect(warehouse.toSnapshot()).toMatchObject({
      code: 'W1',
      name: 'West',
      address: { ...address, country: 'USA' },
      timeZone: 'UTC',
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

aggregateContract(Warehouse, {
  create: (context) =>
    Warehouse.create(
      { code: ' EAST ', name: ' East depot ', address, timeZone: 'america/new_york' },
      context,
    ),
  fields: {
    code: 'EAST',
    name: 'East depot',
    address: storedAddress,
    timeZone: 'America/New_York',
  },
  change: {
    apply: (warehouse, change, context) => warehouse.revise(change, context),
    made: [
      [{ code: ' WEST ' }, { code: 'WEST' }],
      [{ name: ' West depot ' }, { name: 'West depot' }],
      [{ address: elsewhere }, { address: elsewhere }],
      [{ timeZone: 'Asia/Kolkata' }, { timeZone: 'Asia/Kolkata' }],
    ],
    refused: [
      [{ code: ' ' }, 'text.required', { field: 'code' }],
      [{ code: longerThan(32) }, 'text.too_long', { field: 'code', max: 32 }],
      [{ code: 'EA\u00ADST' }, 'text.character_refused', { field: 'code', character: 'U+00AD' }],
      [{ name: ' ' }, 'text.required', { field: 'name' }],
      [{ name: longerThan(255) }, 'text.too_long', { field: 'name', max: 255 }],
      [{ timeZone: 'EST' }, 'time_zone.unknown', { field: 'time_zone' }],
    ],
    old: {
      fields: { code: OLD.key, name: OLD.line, address: oldAddress, timeZone: 'EST' },
      refused: [
        { code: `${OLD.key}!` },
        { address: { ...oldAddress, street: 'C' } },
        { timeZone: 'MST' },
      ],
    },
  },
});

const east = { code: 'EAST', name: 'East depot', address };
const stored = () => Warehouse.reconstitute(Warehouse.create(east, earlier).toSnapshot());

restoreContract(Warehouse, (context) => Warehouse.create(east, context));

eventContract(Warehouse, 'warehouse', {
  'warehouse.created': [
    {
      when: (context) => Warehouse.create(east, context),
      payload: { code: 'EAST', name: 'East depot' },
    },
  ],
  'warehouse.updated': [
    {
      when: (context) =>
        after(stored(), (it) => it.revise({ code: 'WEST', name: 'West depot', address }, context)),
      payload: { code: 'WEST', name: 'West depot', changed: ['code', 'name', 'address'] },
    },
    {
      when: (context) => after(stored(), (it) => it.revise({ code: 'WEST' }, context)),
      payload: { code: 'WEST', name: 'East depot', changed: ['code'] },
    },
    {
      when: (context) => after(stored(), (it) => it.revise({ timeZone: 'Asia/Tokyo' }, context)),
      payload: { code: 'EAST', name: 'East depot', changed: ['timeZone'] },
    },
  ],
  'warehouse.restored': [
    {
      when: (context) =>
        after(Warehouse.reconstitute({ ...stored().toSnapshot(), isActive: false }), (it) =>
          it.restore(context),
        ),
      payload: { code: 'EAST', name: 'East depot' },
    },
  ],
  'warehouse.deleted': [
    { when: (context) => after(stored(), (it) => it.delete(context)), payload: {} },
  ],
});

errorContract(warehouseErrors, {
  notFound: [[['w-1'], 'not_found', 'warehouse.not_found', 'There is no warehouse w-1.']],
  unknown: [
    [
      [['w-1', 'w-2']],
      'invalid',
      'warehouse.unknown',
      'There is no warehouse w-1, w-2.',
      { warehouseIds: ['w-1', 'w-2'] },
    ],
  ],
  codeTaken: [
    [['EAST'], 'conflict', 'warehouse.code_taken', 'Another warehouse has the code EAST.'],
  ],
  hasOpenPurchaseOrders: [
    [
      ['w-1'],
      'conflict',
      'warehouse.has_open_purchase_orders',
      'Goods of an open purchase order are to come to warehouse w-1.',
    ],
  ],
  hasStock: [[['w-1'], 'conflict', 'warehouse.has_stock', 'Warehouse w-1 still has stock.']],
  hasFleet: [
    [['w-1'], 'conflict', 'warehouse.has_fleet', 'Warehouse w-1 still has pieces for rent.'],
  ],
  hasPromises: [
    [
      ['w-1'],
      'conflict',
      'warehouse.has_promises',
      'Pieces of warehouse w-1 are promised to rentals.',
    ],
  ],
  hasOpenRentals: [
    [
      ['w-1'],
      'conflict',
      'warehouse.has_open_rentals',
      'Warehouse w-1 has a rental agreement that is still open.',
    ],
  ],
});
