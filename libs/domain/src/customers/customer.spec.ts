import type { ActionContext } from '@strata/domain-kit';
import {
  address as mainStreet,
  after,
  aggregateContract,
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
import { customerErrors } from './customer-errors.js';
import { Customer } from './customer.js';

const context: ActionContext = {
  at: new Date('2026-01-15T09:30:00.000Z'),
  by: 'tester',
  newId: () => '0190b7e2-0000-7000-8000-000000000001',
};
const address = { street: '123 Main St', city: 'Anytown', state: 'CA', zipCode: '12345' };
const ada = () => {
  const customer = Customer.create({ name: 'Ada', email: 'ada@example.com', address }, context);
  customer.pullEvents();
  return Customer.reconstitute(customer.toSnapshot());
};

describe('Customer', () => {
  it('is created with name and email', () => {
    const customer = Customer.create({ name: 'John Doe', email: 'John@Example.com' }, context);
    expect(customer.name).toBe('John Doe');
    expect(customer.email?.value).toBe('john@example.com');
    expect(customer.pullEvents()).toMatchObject([
      { name: 'customer.created', payload: { name: 'John Doe', email: 'john@example.com' } },
    ]);
  });

  it('cannot have an empty name', () => {
    for (const name of ['', '   ']) {
      expect(() => Customer.create({ name, email: 'john@example.com' }, context)).toThrow(
        'name must not be empty',
      );
    }
  });

  it('may lack email and address, and gets them later', () => {
    const made = Customer.create({ name: 'Ada', email: null }, context).toSnapshot();
    expect(made).toMatchObject({ email: null, address: null });
    const customer = Customer.reconstitute(made);
    expect(customer).toMatchObject({ email: null, address: null });
    customer.updateContactInfo({ email: 'ada@example.com' }, context);
    expect(customer.toSnapshot()).toMatchObject({ email: 'ada@example.com', address: null });
  });

  it('keeps what is absent in a change and clears what is null', () => {
    const customer = ada();
    customer.updateContactInfo({ email: null }, context);
    expect(customer.toSnapshot()).toMatchObject({
      name: 'Ada',
      email: null,
      address: { city: 'Anytown' },
      version: 2,
    });
    expect(customer.pullEvents()).toMatchObject([
      { name: 'customer.updated', aggregateVersion: 2, payload: { changed: ['email'] } },
    ]);
  });

  it('replaces an address as a whole', () => {
    const customer = ada();
    const elsewhere = {
      street: '1 Rue X',
      city: 'Paris',
      state: 'IDF',
      zipCode: 'F-75',
      country: 'FRA',
    };
    customer.updateContactInfo({ address: elsewhere }, context);
    expect(customer.address?.toData()).toEqual(elsewhere);
  });

  it('stays as it was when a part of a change is refused', () => {
    const customer = ada();
    const before = customer.toSnapshot();
    expect(() =>
      customer.updateContactInfo({ name: 'Grace', email: 'nonsense' }, context),
    ).toThrow();
    expect(customer.toSnapshot()).toEqual(before);
    expect(customer.pullEvents()).toEqual([]);
  });

  it('takes an empty change for none', () => {
    const customer = ada();
    customer.updateContactInfo({}, context);
    expect(customer.version).toBe(1);
    expect(customer.pullEvents()).toEqual([]);
  });

  it('is deleted softly', () => {
    const customer = ada();
    customer.delete(context);
    expect(customer.isActive).toBe(false);
    expect(customer.pullEvents()).toMatchObject([{ name: 'customer.deleted' }]);
  });
});

aggregateContract(Customer, {
  create: (context) =>
    Customer.create({ name: ' Ada ', email: 'Ada@Example.com', address: mainStreet }, context),
  fields: { name: 'Ada', email: 'ada@example.com', address: storedAddress },
  change: {
    apply: (customer, change, context) => customer.updateContactInfo(change, context),
    made: [
      [{ name: ' Grace ' }, { name: 'Grace' }],
      [{ email: 'Grace@Example.com' }, { email: 'grace@example.com' }],
      [{ email: null }, { email: null }],
      [{ address: elsewhere }, { address: elsewhere }],
      [{ address: null }, { address: null }],
    ],
    refused: [
      [{ name: ' ' }, 'text.required', { field: 'name' }],
      [{ name: longerThan(255) }, 'text.too_long', { field: 'name', max: 255 }],
      [{ email: '' }, 'email.invalid', { field: 'email' }],
    ],
    old: {
      fields: { name: OLD.line, email: OLD.email, address: oldAddress },
      refused: [
        { name: `${OLD.line}!` },
        { email: `b${OLD.email}` },
        { address: { ...oldAddress, street: 'C' } },
      ],
    },
  },
});

const stored = (email: string | null = 'ada@example.com') =>
  Customer.reconstitute(Customer.create({ name: 'Ada', email }, earlier).toSnapshot());

restoreContract(Customer, (context) =>
  Customer.create({ name: 'Ada', email: 'ada@example.com', address: mainStreet }, context),
);

eventContract(Customer, 'customer', {
  'customer.created': [
    {
      when: (context) => Customer.create({ name: 'Ada', email: 'Ada@Example.com' }, context),
      payload: { name: 'Ada', email: 'ada@example.com' },
    },
    {
      when: (context) => Customer.create({ name: 'Ada', address: mainStreet }, context),
      payload: { name: 'Ada', email: null },
    },
  ],
  'customer.updated': [
    {
      when: (context) => after(stored(), (it) => it.updateContactInfo({ name: 'Grace' }, context)),
      payload: { name: 'Grace', email: 'ada@example.com', changed: ['name'] },
    },
    {
      when: (context) =>
        after(stored(), (it) =>
          it.updateContactInfo({ name: 'Grace', email: null, address: mainStreet }, context),
        ),
      payload: { name: 'Grace', email: null, changed: ['name', 'email', 'address'] },
    },
  ],
  'customer.restored': [
    {
      when: (context) =>
        after(Customer.reconstitute({ ...stored().toSnapshot(), isActive: false }), (it) =>
          it.restore(context),
        ),
      payload: { name: 'Ada', email: 'ada@example.com' },
    },
  ],
  'customer.deleted': [
    { when: (context) => after(stored(), (it) => it.delete(context)), payload: {} },
  ],
  'customer.registered': [
    {
      when: (context) =>
        after(stored(), (it) => it.register(['+14155550132', '+14155550199'], context)),
      payload: {
        name: 'Ada',
        email: 'ada@example.com',
        phoneNumbers: ['+14155550132', '+14155550199'],
      },
    },
    {
      when: (context) => after(stored(null), (it) => it.register([], context)),
      payload: { name: 'Ada', email: null, phoneNumbers: [] },
    },
  ],
});

errorContract(customerErrors, {
  notFound: [[['c-1'], 'not_found', 'customer.not_found', 'There is no customer c-1.']],
  emailTaken: [
    [
      ['ada@example.com'],
      'conflict',
      'customer.email_taken',
      'Another customer has the email address ada@example.com.',
    ],
  ],
  hasOpenSales: [
    [
      ['c-1'],
      'conflict',
      'customer.has_open_sales',
      'Customer c-1 has a sale that is to be fulfilled or paid.',
    ],
  ],
  hasOpenRentals: [
    [
      ['c-1'],
      'conflict',
      'customer.has_open_rentals',
      'Customer c-1 has a rental agreement that is still open.',
    ],
  ],
});
