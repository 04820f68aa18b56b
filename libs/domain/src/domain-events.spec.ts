import { type ActionContext, type DomainEvent, type EventOf, Money } from '@strata/domain-kit';
import type * as domain from './index.js';
import {
  ContactNumber,
  Customer,
  type CustomerId,
  type DomainEvents,
  Item,
  type ItemId,
  type PasswordHash,
  SalesTransaction,
  type SalesTransactionId,
  StockLevel,
  User,
  Vendor,
  type VendorId,
  Warehouse,
  type WarehouseId,
} from './index.js';

/** What the aggregates among the exports of a package can record. */
type RecordedBy<Exports> = {
  [Name in keyof Exports]: Exports[Name] extends {
    reconstitute(...stored: never[]): {
      pullEvents(): readonly (infer Event extends DomainEvent)[];
    };
  }
    ? Event
    : never;
}[keyof Exports];

/** An action on one aggregate, and the one event that tells of it. */
interface Occurrence<Event extends DomainEvent> {
  /** Acts with the given context on an aggregate made with another one. */
  when(context: ActionContext): {
    readonly id: string;
    readonly version: number;
    pullEvents(): readonly EventOf<DomainEvents>[];
  };
  readonly aggregateType: string;
  readonly payload: Event['payload'];
}

const at = new Date('2026-01-15T09:30:00.000Z');
const contextOf = (by: string, at: Date): ActionContext => {
  let ids = 0;
  return { at, by, newId: () => `${by}-${(ids += 1)}` };
};
const earlier = contextOf('before', new Date('2026-01-01T00:00:00.000Z'));

const address = { street: '1 Main Street', city: 'Springfield', state: 'IL', zipCode: '62701' };
const customerId = 'customer-1' as CustomerId;
const itemId = 'item-1' as ItemId;
const warehouseId = 'warehouse-1' as WarehouseId;
const passwordHash = 'hash' as PasswordHash;
const phone = {
  entityType: 'Customer',
  entityId: customerId,
  phoneNumber: '+14155550132',
} as const;
const drill = { sku: 'DR-1', name: 'Drill', unitPrice: '19.99', currency: 'EUR' };
const acme = { name: 'Acme', email: 'sales@acme.example', paymentTerms: 'net_60' };
const saleFacts = {
  number: 'ST-2026-000042',
  customerId,
  currency: 'EUR',
  totalAmount: '59.97',
};

/** The aggregates as they come out of the store: with nothing recorded. */
const stored = {
  contactNumber: () =>
    ContactNumber.reconstitute(ContactNumber.create(phone, earlier).toSnapshot()),
  customer: (email: string | null = 'ada@example.com') =>
    Customer.reconstitute(Customer.create({ name: 'Ada', email }, earlier).toSnapshot()),
  item: () => Item.reconstitute(Item.create(drill, earlier).toSnapshot()),
  level: () =>
    StockLevel.reconstitute({
      ...StockLevel.open(itemId, warehouseId, earlier).toSnapshot(),
      onHand: 10,
    }),
  sale: () =>
    SalesTransaction.reconstitute({
      ...newSale(earlier).toSnapshot(),
      id: 'sale-1' as SalesTransactionId,
    }),
  user: () =>
    User.reconstitute(
      User.create({ username: 'Ada', passwordHash, role: 'clerk' }, earlier).toSnapshot(),
    ),
  vendor: () => Vendor.reconstitute(Vendor.create({ ...acme, address }, earlier).toSnapshot()),
  warehouse: () =>
    Warehouse.reconstitute(
      Warehouse.create({ code: 'EAST', name: 'East depot', address }, earlier).toSnapshot(),
    ),
};

/** Three drills at 19.99. */
function newSale(context: ActionContext): SalesTransaction {
  const line = { itemId, quantity: 3, unitPrice: Money.of('19.99', 'EUR') };
  return SalesTransaction.draft(
    { customerId, paymentTerms: 'net_30', items: [line] },
    [[{ warehouseId, quantity: 3 }]],
    context,
  ).numbered('ST-2026-000042');
}

/** Does something to an aggregate and hands it on. */
function after<Aggregate>(aggregate: Aggregate, act: (aggregate: Aggregate) => void): Aggregate {
  act(aggregate);
  return aggregate;
}

/**
 * The contract with whoever reads events. It does not compile while an event is missing here, nor
 * while an aggregate records one that is not among `DomainEvents`.
 */
const OCCURRENCES: {
  readonly [Name in keyof DomainEvents | RecordedBy<typeof domain>['name']]: readonly Occurrence<
    DomainEvents[Name]
  >[];
} = {
  'contact_number.added': [
    {
      when: (context) => ContactNumber.create({ ...phone, isPrimary: true }, context),
      aggregateType: 'contact_number',
      payload: { ...phone, isPrimary: true },
    },
    {
      when: (context) => ContactNumber.create(phone, context),
      aggregateType: 'contact_number',
      payload: { ...phone, isPrimary: false },
    },
  ],
  'contact_number.changed': [
    {
      when: (context) =>
        after(stored.contactNumber(), (it) =>
          it.revise({ phoneNumber: '+14155550199;ext=5', isPrimary: true }, context),
        ),
      aggregateType: 'contact_number',
      payload: { ...phone, phoneNumber: '+14155550199;ext=5', isPrimary: true },
    },
    {
      when: (context) =>
        after(stored.contactNumber(), (it) => it.revise({ label: 'Office' }, context)),
      aggregateType: 'contact_number',
      payload: { ...phone, isPrimary: false },
    },
  ],
  'contact_number.removed': [
    {
      when: (context) => after(stored.contactNumber(), (it) => it.delete(context)),
      aggregateType: 'contact_number',
      payload: { ...phone, isPrimary: false },
    },
  ],
  'customer.created': [
    {
      when: (context) => Customer.create({ name: 'Ada', email: 'Ada@Example.com' }, context),
      aggregateType: 'customer',
      payload: { name: 'Ada', email: 'ada@example.com' },
    },
    {
      when: (context) => Customer.create({ name: 'Ada', address }, context),
      aggregateType: 'customer',
      payload: { name: 'Ada', email: null },
    },
  ],
  'customer.updated': [
    {
      when: (context) =>
        after(stored.customer(), (it) => it.updateContactInfo({ name: 'Grace' }, context)),
      aggregateType: 'customer',
      payload: { name: 'Grace', email: 'ada@example.com', changed: ['name'] },
    },
    {
      when: (context) =>
        after(stored.customer(), (it) =>
          it.updateContactInfo({ name: 'Grace', email: null, address }, context),
        ),
      aggregateType: 'customer',
      payload: { name: 'Grace', email: null, changed: ['name', 'email', 'address'] },
    },
  ],
  'customer.deleted': [
    {
      when: (context) => after(stored.customer(), (it) => it.delete(context)),
      aggregateType: 'customer',
      payload: {},
    },
  ],
  'customer.registered': [
    {
      when: (context) =>
        after(stored.customer(), (it) => it.register(['+14155550132', '+14155550199'], context)),
      aggregateType: 'customer',
      payload: {
        name: 'Ada',
        email: 'ada@example.com',
        phoneNumbers: ['+14155550132', '+14155550199'],
      },
    },
    {
      when: (context) => after(stored.customer(null), (it) => it.register([], context)),
      aggregateType: 'customer',
      payload: { name: 'Ada', email: null, phoneNumbers: [] },
    },
  ],
  'inventory.transferred': [
    {
      when: (context) =>
        after(stored.level(), (it) => {
          const toWarehouseId = 'warehouse-2' as WarehouseId;
          it.transferOut(4, { transferId: 'transfer-1', toWarehouseId }, context);
        }),
      aggregateType: 'stock_level',
      payload: {
        transferId: 'transfer-1',
        itemId,
        fromWarehouseId: warehouseId,
        toWarehouseId: 'warehouse-2',
        quantity: 4,
      },
    },
  ],
  'item.created': [
    {
      when: (context) => Item.create({ ...drill, description: 'Hammers too' }, context),
      aggregateType: 'item',
      payload: drill,
    },
    {
      when: (context) => Item.create({ sku: 'DR-2', name: 'Drill', unitPrice: '5' }, context),
      aggregateType: 'item',
      payload: { sku: 'DR-2', name: 'Drill', unitPrice: '5.00', currency: 'USD' },
    },
  ],
  'item.updated': [
    {
      when: (context) =>
        after(stored.item(), (it) => {
          const vendorId = 'vendor-1' as VendorId;
          it.revise({ sku: 'DR-9', name: 'Big drill', description: 'Louder', vendorId }, context);
        }),
      aggregateType: 'item',
      payload: {
        ...drill,
        sku: 'DR-9',
        name: 'Big drill',
        changed: ['sku', 'name', 'description', 'vendorId'],
      },
    },
    {
      when: (context) => after(stored.item(), (it) => it.revise({ unitPrice: '24.5' }, context)),
      aggregateType: 'item',
      payload: { ...drill, unitPrice: '24.50', changed: ['unitPrice'] },
    },
    {
      when: (context) => after(stored.item(), (it) => it.revise({ currency: 'CHF' }, context)),
      aggregateType: 'item',
      payload: { ...drill, currency: 'CHF', changed: ['unitPrice'] },
    },
  ],
  'item.deleted': [
    {
      when: (context) => after(stored.item(), (it) => it.delete(context)),
      aggregateType: 'item',
      payload: {},
    },
  ],
  'payment.received': [
    {
      when: (context) =>
        after(stored.sale(), (it) =>
          it.pay({ amount: '20', method: 'check', reference: 'No. 7' }, context),
        ),
      aggregateType: 'sales_transaction',
      payload: {
        paymentId: 'tester-1',
        number: 'ST-2026-000042',
        amount: '20.00',
        currency: 'EUR',
        method: 'check',
        balanceDue: '39.97',
      },
    },
  ],
  'sales_return.received': [
    {
      when: (context) => {
        const sale = stored.sale();
        sale.pay({ amount: '50', method: 'cash', reference: null }, earlier);
        sale.fulfill(earlier);
        const items = [{ salesTransactionItemId: sale.lines[0]!.id, quantity: 1, restock: true }];
        return sale.returnItems({ warehouseId, reason: 'Broken', items }, context);
      },
      aggregateType: 'sales_return',
      payload: {
        salesTransactionId: 'sale-1',
        warehouseId,
        returnAmount: '19.99',
        refundAmount: '10.02',
        currency: 'EUR',
      },
    },
  ],
  'sales_transaction.confirmed': [
    {
      when: newSale,
      aggregateType: 'sales_transaction',
      payload: { ...saleFacts, dueDate: '2026-02-14', items: [{ itemId, quantity: 3 }] },
    },
  ],
  'sales_transaction.fulfilled': [
    {
      when: (context) => after(stored.sale(), (it) => it.fulfill(context)),
      aggregateType: 'sales_transaction',
      payload: saleFacts,
    },
  ],
  'sales_transaction.cancelled': [
    {
      when: (context) => after(stored.sale(), (it) => it.cancel(context)),
      aggregateType: 'sales_transaction',
      payload: { ...saleFacts, refundAmount: '0.00' },
    },
    {
      when: (context) => {
        const sale = stored.sale();
        sale.pay({ amount: '20', method: 'card', reference: null }, earlier);
        sale.pullEvents();
        return after(sale, (it) => it.cancel(context));
      },
      aggregateType: 'sales_transaction',
      payload: { ...saleFacts, refundAmount: '20.00' },
    },
  ],
  'stock.adjusted': [
    {
      when: (context) =>
        after(stored.level(), (it) =>
          it.adjust(
            -3,
            { adjustmentId: 'adjustment-1', reason: ' Two lost\nOne broken ' },
            context,
          ),
        ),
      aggregateType: 'stock_level',
      payload: {
        adjustmentId: 'adjustment-1',
        itemId,
        warehouseId,
        quantityDelta: -3,
        reason: 'Two lost\nOne broken',
        onHand: 7,
      },
    },
  ],
  'stock.received': [
    {
      when: (context) =>
        after(stored.level(), (it) =>
          it.receive(5, { receiptId: 'receipt-1', reference: 'PO 7' }, context),
        ),
      aggregateType: 'stock_level',
      payload: { receiptId: 'receipt-1', itemId, warehouseId, quantity: 5, onHand: 15 },
    },
  ],
  'user.created': [
    {
      when: (context) => User.create({ username: 'Ada', passwordHash, role: 'clerk' }, context),
      aggregateType: 'user',
      payload: { username: 'ada', role: 'clerk' },
    },
  ],
  'user.renamed': [
    {
      when: (context) => after(stored.user(), (it) => it.rename('Grace', context)),
      aggregateType: 'user',
      payload: { from: 'ada', to: 'grace' },
    },
  ],
  'user.role_changed': [
    {
      when: (context) => after(stored.user(), (it) => it.changeRole('manager', context)),
      aggregateType: 'user',
      payload: { from: 'clerk', to: 'manager' },
    },
  ],
  'user.password_changed': [
    {
      when: (context) =>
        after(stored.user(), (it) => it.changePassword('other' as PasswordHash, context)),
      aggregateType: 'user',
      payload: {},
    },
  ],
  'user.deleted': [
    {
      when: (context) => after(stored.user(), (it) => it.delete(context)),
      aggregateType: 'user',
      payload: {},
    },
  ],
  'vendor.created': [
    {
      when: (context) => Vendor.create({ ...acme, address }, context),
      aggregateType: 'vendor',
      payload: acme,
    },
    {
      when: (context) => Vendor.create({ name: 'Acme', email: '' }, context),
      aggregateType: 'vendor',
      payload: { name: 'Acme', email: null, paymentTerms: 'net_30' },
    },
  ],
  'vendor.updated': [
    {
      when: (context) =>
        after(stored.vendor(), (it) =>
          it.revise(
            { name: 'Ajax', email: null, address: null, paymentTerms: 'due_on_receipt' },
            context,
          ),
        ),
      aggregateType: 'vendor',
      payload: {
        name: 'Ajax',
        email: null,
        paymentTerms: 'due_on_receipt',
        changed: ['name', 'email', 'address', 'paymentTerms'],
      },
    },
    {
      when: (context) => after(stored.vendor(), (it) => it.revise({ name: 'Ajax' }, context)),
      aggregateType: 'vendor',
      payload: { ...acme, name: 'Ajax', changed: ['name'] },
    },
  ],
  'vendor.deleted': [
    {
      when: (context) => after(stored.vendor(), (it) => it.delete(context)),
      aggregateType: 'vendor',
      payload: {},
    },
  ],
  'warehouse.created': [
    {
      when: (context) => Warehouse.create({ code: 'EAST', name: 'East depot', address }, context),
      aggregateType: 'warehouse',
      payload: { code: 'EAST', name: 'East depot' },
    },
  ],
  'warehouse.updated': [
    {
      when: (context) =>
        after(stored.warehouse(), (it) =>
          it.revise({ code: 'WEST', name: 'West depot', address }, context),
        ),
      aggregateType: 'warehouse',
      payload: { code: 'WEST', name: 'West depot', changed: ['code', 'name', 'address'] },
    },
    {
      when: (context) => after(stored.warehouse(), (it) => it.revise({ code: 'WEST' }, context)),
      aggregateType: 'warehouse',
      payload: { code: 'WEST', name: 'East depot', changed: ['code'] },
    },
  ],
  'warehouse.deleted': [
    {
      when: (context) => after(stored.warehouse(), (it) => it.delete(context)),
      aggregateType: 'warehouse',
      payload: {},
    },
  ],
};

describe('an event of the business', () => {
  const cases = Object.entries(OCCURRENCES).flatMap(([name, occurrences]) =>
    occurrences.map((occurrence: Occurrence<DomainEvent>) => ({ name, ...occurrence })),
  );

  it.each(cases)('$name holds $payload', ({ name, when, aggregateType, payload }) => {
    const aggregate = when(contextOf('tester', at));
    const events = aggregate.pullEvents();
    expect(events).toStrictEqual([
      {
        id: expect.stringMatching(/^tester-\d+$/),
        name,
        schemaVersion: 1,
        aggregateType,
        aggregateId: aggregate.id,
        aggregateVersion: aggregate.version,
        occurredAt: at,
        actor: 'tester',
        payload,
      },
    ]);
    expect(JSON.parse(JSON.stringify(events[0]!.payload))).toStrictEqual(payload);
  });
});
