import type { ActionContext } from '@strata/domain-kit';
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
