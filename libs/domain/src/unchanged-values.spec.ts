import type { ActionContext } from '@strata/domain-kit';
import {
  ContactNumber,
  Customer,
  Item,
  User,
  Vendor,
  Warehouse,
  type PasswordHash,
} from './index.js';

let ids = 0;
const context: ActionContext = {
  at: new Date('2026-01-15T09:30:00.000Z'),
  by: 'tester',
  newId: () => `id-${(ids += 1)}`,
};
const address = { street: 'A', city: 'B', state: 'CA', zipCode: '12345', country: 'USA' };
/** What no rule of today takes: a line break, an invisible character, a ZIP code that is none. */
const OLD = { line: 'two\nlines', key: 'DR\u200B1', email: 'a@müller.de', zipCode: 'none' };
const oldAddress = { ...address, city: OLD.line, zipCode: OLD.zipCode };

interface Subject {
  readonly name: string;
  /** Loads one with values of old, and writes all of them again, the given ones in their place. */
  rewrite(change?: object): { toSnapshot(): object };
  /** Each of them a little different, and refused. */
  readonly refused: readonly object[];
}

const SUBJECTS: readonly Subject[] = [
  {
    name: 'customer',
    rewrite: (change) => {
      const made = Customer.create({ name: 'A', address }, context).toSnapshot();
      const old = { name: OLD.line, email: OLD.email, address: oldAddress };
      const customer = Customer.reconstitute({ ...made, ...old });
      customer.updateContactInfo({ ...old, address: { ...oldAddress }, ...change }, context);
      return customer;
    },
    refused: [
      { name: `${OLD.line}!` },
      { email: `b${OLD.email}` },
      { address: { ...oldAddress, street: 'C' } },
    ],
  },
  {
    name: 'vendor',
    rewrite: (change) => {
      const made = Vendor.create({ name: 'A' }, context).toSnapshot();
      const old = { name: OLD.line, email: OLD.email, address: oldAddress };
      const vendor = Vendor.reconstitute({ ...made, ...old });
      vendor.revise({ ...old, address: { ...oldAddress }, ...change }, context);
      return vendor;
    },
    refused: [{ name: `${OLD.line}!` }, { address: { ...oldAddress, street: 'C' } }],
  },
  {
    name: 'warehouse',
    rewrite: (change) => {
      const made = Warehouse.create({ code: 'A', name: 'A', address }, context).toSnapshot();
      const old = { code: OLD.key, name: OLD.line, address: oldAddress };
      const warehouse = Warehouse.reconstitute({ ...made, ...old });
      warehouse.revise({ ...old, address: { ...oldAddress }, ...change }, context);
      return warehouse;
    },
    refused: [{ code: `${OLD.key}!` }, { address: { ...oldAddress, street: 'C' } }],
  },
  {
    name: 'item',
    rewrite: (change) => {
      const made = Item.create({ sku: 'A', name: 'A', unitPrice: '1.00' }, context).toSnapshot();
      const old = { sku: OLD.key, name: OLD.line, description: 'a\u202Eb' };
      const item = Item.reconstitute({ ...made, ...old });
      item.revise({ ...old, ...change }, context);
      return item;
    },
    refused: [{ sku: `${OLD.key}!` }, { name: `${OLD.line}!` }, { description: 'b\u202Ea' }],
  },
  {
    name: 'contact number',
    rewrite: (change) => {
      const owner = { entityType: 'Vendor', entityId: 'id-0' } as const;
      const phoneNumber = '+14155550132';
      const made = ContactNumber.create({ ...owner, phoneNumber }, context).toSnapshot();
      const old = { phoneNumber: '555', label: OLD.line };
      const number = ContactNumber.reconstitute({ ...made, ...old });
      number.revise({ ...old, ...change }, context);
      return number;
    },
    refused: [{ phoneNumber: '556' }, { label: `${OLD.line}!` }],
  },
  {
    name: 'user',
    rewrite: (change = {}) => {
      const passwordHash = 'hash' as PasswordHash;
      const made = User.create({ username: 'ada', passwordHash, role: 'admin' }, context);
      const user = User.reconstitute({ ...made.toSnapshot(), username: 'ß' });
      user.rename((change as { username?: string }).username ?? 'ß', context);
      return user;
    },
    refused: [{ username: 'ßß' }],
  },
];

describe('a value of old', () => {
  it.each(SUBJECTS)('of a $name stays valid when it is given as it is', ({ rewrite, refused }) => {
    const before = rewrite().toSnapshot();
    expect(JSON.stringify(before)).toMatch(/two|ß/);
    for (const change of refused) {
      expect(() => rewrite(change)).toThrow(expect.objectContaining({ kind: 'invalid' }));
    }
  });
});
