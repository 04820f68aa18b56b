import { type ActionContext, Money } from '@strata/domain-kit';
import * as domain from './index.js';
import {
  type AddressData,
  ContactNumber,
  Customer,
  type CustomerId,
  Item,
  type ItemId,
  type PasswordHash,
  SalesReturn,
  SalesTransaction,
  StockLevel,
  User,
  Vendor,
  type VendorId,
  Warehouse,
  type WarehouseId,
} from './index.js';

/** The aggregates among the exports of a package, by name. */
type AggregatesOf<Exports> = {
  [
    Name in keyof Exports as Exports[Name] extends {
      reconstitute(...stored: never[]): { readonly persistedVersion: number };
    }
      ? Name
      : never
  ]: Exports[Name];
};

interface Aggregate {
  readonly version: number;
  readonly persistedVersion: number;
  readonly hasChanged: boolean;
  pullEvents(): readonly unknown[];
  toSnapshot(): object;
}

const contextOf = (by: string, at: Date): ActionContext => {
  let ids = 0;
  return { at, by, newId: () => `${by}-${(ids += 1)}` };
};
const madeAt = new Date('2026-01-15T09:30:00.000Z');
const changedAt = new Date('2026-02-01T12:00:00.000Z');
const maker = () => contextOf('maker', madeAt);
const editor = () => contextOf('editor', changedAt);

const address = { street: '1 Main Street', city: 'Springfield', state: 'IL', zipCode: '62701' };
const stored = { ...address, country: 'USA' };
const elsewhere: Required<AddressData> = {
  street: '2 Dock Road',
  city: 'Dover',
  state: null,
  zipCode: 'CT16 1JA',
  country: 'GBR',
};
const customerId = 'customer-1' as CustomerId;
const itemId = 'item-1' as ItemId;
const warehouseId = 'warehouse-1' as WarehouseId;
const vendorId = 'vendor-1' as VendorId;
const passwordHash = 'hash' as PasswordHash;

/** A sale of three pieces at 19.99, of which it takes two back. */
const sold = (context: ActionContext) =>
  SalesTransaction.draft(
    {
      customerId,
      paymentTerms: 'net_15',
      items: [{ itemId, quantity: 3, unitPrice: Money.of('19.99', 'EUR') }],
    },
    [[{ warehouseId, quantity: 3 }]],
    context,
  ).numbered('ST-2026-000042');

/** Each aggregate as it is made, and what is stored of it beside the base fields. */
const NEWBORN: {
  readonly [Name in keyof AggregatesOf<typeof domain>]: {
    create(context: ActionContext): Aggregate;
    readonly fields: object;
    /** Its place among the ids that are drawn. */
    readonly id?: string;
  };
} = {
  ContactNumber: {
    create: (context) =>
      ContactNumber.create(
        {
          entityType: 'Vendor',
          entityId: vendorId,
          phoneNumber: '+14155550132;ext=5',
          label: ' Office ',
          isPrimary: true,
        },
        context,
      ),
    fields: {
      entityType: 'Vendor',
      entityId: vendorId,
      phoneNumber: '+14155550132;ext=5',
      label: 'Office',
      isPrimary: true,
    },
  },
  Customer: {
    create: (context) =>
      Customer.create({ name: ' Ada ', email: 'Ada@Example.com', address }, context),
    fields: { name: 'Ada', email: 'ada@example.com', address: stored },
  },
  Item: {
    create: (context) =>
      Item.create(
        {
          sku: ' DR-1 ',
          name: ' Drill ',
          description: ' Hammers\ntoo ',
          unitPrice: '19.9',
          currency: 'EUR',
          vendorId,
        },
        context,
      ),
    fields: {
      sku: 'DR-1',
      name: 'Drill',
      description: 'Hammers\ntoo',
      unitPrice: '19.90',
      currency: 'EUR',
      vendorId,
    },
  },
  SalesReturn: {
    create: (context) =>
      SalesReturn.create(
        {
          salesTransactionId: 'sale-1' as never,
          warehouseId,
          reason: ' Too\nmany ',
          lines: [],
          returnAmount: Money.of('5', 'EUR'),
          refundAmount: Money.of('3', 'EUR'),
        },
        context,
      ),
    fields: {
      salesTransactionId: 'sale-1',
      warehouseId,
      reason: 'Too\nmany',
      currency: 'EUR',
      returnAmount: '5.00',
      refundAmount: '3.00',
      items: [],
    },
  },
  SalesTransaction: {
    create: sold,
    id: 'maker-2',
    fields: {
      number: 'ST-2026-000042',
      customerId,
      paymentTerms: 'net_15',
      dueDate: '2026-01-30',
      status: 'confirmed',
      isOpen: true,
      currency: 'EUR',
      totalAmount: '59.97',
      paidAmount: '0.00',
      refundedAmount: '0.00',
      returnedAmount: '0.00',
      balanceDue: '59.97',
      paymentStatus: 'unpaid',
      items: [
        {
          id: 'maker-1',
          itemId,
          quantity: 3,
          unitPrice: '19.99',
          lineTotal: '59.97',
          returnedQuantity: 0,
          allocations: [{ warehouseId, quantity: 3 }],
        },
      ],
    },
  },
  StockLevel: {
    create: (context) => StockLevel.open(itemId, warehouseId, context),
    fields: { itemId, warehouseId, onHand: 0, reserved: 0 },
  },
  User: {
    create: (context) => User.create({ username: ' Ada ', passwordHash, role: 'clerk' }, context),
    fields: { username: 'ada', passwordHash, passwordChangedAt: madeAt, role: 'clerk' },
  },
  Vendor: {
    create: (context) =>
      Vendor.create(
        { name: ' Acme ', email: 'A@Acme.example', address, paymentTerms: 'net_60' },
        context,
      ),
    fields: { name: 'Acme', email: 'a@acme.example', address: stored, paymentTerms: 'net_60' },
  },
  Warehouse: {
    create: (context) =>
      Warehouse.create({ code: ' EAST ', name: ' East depot ', address }, context),
    fields: { code: 'EAST', name: 'East depot', address: stored },
  },
};

describe('an aggregate that is made', () => {
  const cases = Object.entries(NEWBORN).map(([name, newborn]) => ({ name, ...newborn }));

  it.each(cases)('$name holds what it was given, and is to be written', (newborn) => {
    const aggregate = newborn.create(maker());
    expect(aggregate.toSnapshot()).toStrictEqual({
      id: newborn.id ?? 'maker-1',
      createdAt: madeAt,
      updatedAt: madeAt,
      createdBy: 'maker',
      updatedBy: 'maker',
      isActive: true,
      version: 1,
      ...newborn.fields,
    });
    expect(aggregate).toMatchObject({ persistedVersion: 0, hasChanged: true });
  });

  it.each(cases)('$name comes out of the store as it went in, with nothing to write', (newborn) => {
    const snapshot = { ...newborn.create(maker()).toSnapshot(), version: 7 };
    const kind = domain[newborn.name as keyof typeof NEWBORN] as {
      reconstitute(snapshot: object): Aggregate;
    };
    const loaded = kind.reconstitute(snapshot);
    expect(loaded.toSnapshot()).toStrictEqual(snapshot);
    expect(loaded).toMatchObject({ version: 7, persistedVersion: 7, hasChanged: false });
    expect(loaded.pullEvents()).toEqual([]);
  });
});

/** Makes one, loads it, and changes it. */
type Change = (change: object) => readonly [before: object, after: Aggregate];

/** Loads one with all fields set. */
function changing<One extends Aggregate>(
  name: keyof typeof NEWBORN,
  kind: { reconstitute(snapshot: never): One },
  act: (one: One, change: object) => void,
): Change {
  return (change) => {
    const before = NEWBORN[name].create(maker()).toSnapshot();
    const one = kind.reconstitute(before as never);
    act(one, change);
    return [before, one];
  };
}

const changeOf = {
  ContactNumber: changing('ContactNumber', ContactNumber, (it, change) =>
    it.revise(change, editor()),
  ),
  Customer: changing('Customer', Customer, (it, change) => it.updateContactInfo(change, editor())),
  Item: changing('Item', Item, (it, change) => it.revise(change, editor())),
  Vendor: changing('Vendor', Vendor, (it, change) => it.revise(change, editor())),
  Warehouse: changing('Warehouse', Warehouse, (it, change) => it.revise(change, editor())),
};

/** What is given, and what it makes of the fields; nothing else becomes another. */
const CHANGES: readonly (readonly [keyof typeof changeOf, given: object, fields: object])[] = [
  ['ContactNumber', { phoneNumber: '+14155550199' }, { phoneNumber: '+14155550199' }],
  ['ContactNumber', { label: ' Desk ' }, { label: 'Desk' }],
  ['ContactNumber', { label: null }, { label: null }],
  ['ContactNumber', { isPrimary: false }, { isPrimary: false }],
  ['Customer', { name: ' Grace ' }, { name: 'Grace' }],
  ['Customer', { email: 'Grace@Example.com' }, { email: 'grace@example.com' }],
  ['Customer', { email: null }, { email: null }],
  ['Customer', { address: elsewhere }, { address: elsewhere }],
  ['Customer', { address: null }, { address: null }],
  ['Item', { sku: ' DR-2 ' }, { sku: 'DR-2' }],
  ['Item', { name: ' Big drill ' }, { name: 'Big drill' }],
  ['Item', { description: 'Louder\nstill' }, { description: 'Louder\nstill' }],
  ['Item', { description: null }, { description: null }],
  ['Item', { unitPrice: '5' }, { unitPrice: '5.00' }],
  ['Item', { currency: 'CHF' }, { currency: 'CHF' }],
  ['Item', { vendorId: 'vendor-2' }, { vendorId: 'vendor-2' }],
  ['Item', { vendorId: null }, { vendorId: null }],
  ['Vendor', { name: ' Ajax ' }, { name: 'Ajax' }],
  ['Vendor', { email: 'A@Ajax.example' }, { email: 'a@ajax.example' }],
  ['Vendor', { email: null }, { email: null }],
  ['Vendor', { address: elsewhere }, { address: elsewhere }],
  ['Vendor', { address: null }, { address: null }],
  ['Vendor', { paymentTerms: 'due_on_receipt' }, { paymentTerms: 'due_on_receipt' }],
  ['Warehouse', { code: ' WEST ' }, { code: 'WEST' }],
  ['Warehouse', { name: ' West depot ' }, { name: 'West depot' }],
  ['Warehouse', { address: elsewhere }, { address: elsewhere }],
];

describe('an aggregate that is changed', () => {
  it.each(CHANGES)('%s by %j becomes %j and nothing else', (name, given, fields) => {
    const [before, after] = changeOf[name](given);
    expect(after.toSnapshot()).toStrictEqual({
      ...before,
      ...fields,
      version: 2,
      updatedAt: changedAt,
      updatedBy: 'editor',
    });
    expect(after).toMatchObject({ persistedVersion: 1, hasChanged: true });
  });

  it.each(Object.keys(changeOf) as (keyof typeof changeOf)[])(
    '%s by nothing stays as it is, with nothing to write',
    (name) => {
      const [before, after] = changeOf[name]({});
      expect(after.toSnapshot()).toStrictEqual(before);
      expect(after.hasChanged).toBe(false);
      expect(after.pullEvents()).toEqual([]);
    },
  );

  const long = (length: number) => 'x'.repeat(length + 1);
  it.each<readonly [keyof typeof changeOf, given: object, code: string, details: object]>([
    ['ContactNumber', { label: long(50) }, 'text.too_long', { field: 'label', max: 50 }],
    ['Customer', { name: ' ' }, 'text.required', { field: 'name' }],
    ['Customer', { name: long(255) }, 'text.too_long', { field: 'name', max: 255 }],
    ['Customer', { email: '' }, 'email.invalid', { field: 'email' }],
    ['Item', { sku: ' ' }, 'text.required', { field: 'sku' }],
    ['Item', { sku: long(64) }, 'text.too_long', { field: 'sku', max: 64 }],
    ['Item', { sku: 'DR\u200B1' }, 'text.character_refused', { field: 'sku', character: 'U+200B' }],
    ['Item', { name: ' ' }, 'text.required', { field: 'name' }],
    ['Item', { name: long(255) }, 'text.too_long', { field: 'name', max: 255 }],
    ['Item', { description: long(2000) }, 'text.too_long', { field: 'description', max: 2000 }],
    ['Vendor', { name: ' ' }, 'text.required', { field: 'name' }],
    ['Vendor', { name: long(255) }, 'text.too_long', { field: 'name', max: 255 }],
    ['Vendor', { email: '' }, 'email.invalid', { field: 'email' }],
    ['Warehouse', { code: ' ' }, 'text.required', { field: 'code' }],
    ['Warehouse', { code: long(32) }, 'text.too_long', { field: 'code', max: 32 }],
    [
      'Warehouse',
      { code: 'EA\u00ADST' },
      'text.character_refused',
      { field: 'code', character: 'U+00AD' },
    ],
    ['Warehouse', { name: ' ' }, 'text.required', { field: 'name' }],
    ['Warehouse', { name: long(255) }, 'text.too_long', { field: 'name', max: 255 }],
  ])('%s refuses %j as %s, and says which field', (name, given, code, details) => {
    expect(() => changeOf[name](given)).toThrow(expect.objectContaining({ code, details }));
  });
});
