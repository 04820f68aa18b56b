import type { AggregateOf, UniqueOf } from '@strata/application-kit';
import {
  ApiKey,
  ContactNumber,
  Customer,
  Item,
  type ItemId,
  type PasswordHash,
  RatePlan,
  User,
  Vendor,
  Warehouse,
  Webhook,
} from '@strata/domain';
import type { ActionContext, AggregateRoot } from '@strata/domain-kit';
import type { COLLECTIONS } from '../../collections.js';

/** An aggregate whose store is looked at from outside. */
export interface Kept extends AggregateRoot<string> {
  toSnapshot(): object;
  delete(context: ActionContext): void;
}

type Make<Aggregate> = (context: ActionContext, aggregate: Aggregate) => Aggregate;

/** What differs from repository to repository. */
export interface Subject<Aggregate, Rule extends string> {
  /** What it refers to: one of each is stored before, under the id `unique`. */
  readonly refersTo?: readonly (keyof typeof COLLECTIONS)[];
  make(unique: string, context: ActionContext): Aggregate;
  change(aggregate: Aggregate, context: ActionContext): void;
  /** By rule: how the second one of what there is once at most is made, and what it is refused with. */
  readonly twins: Readonly<Record<Rule, readonly [make: Make<Aggregate>, code: string]>>;
}

/** One of each collection. */
export type Subjects = {
  readonly [Name in keyof typeof COLLECTIONS]: Subject<
    AggregateOf<(typeof COLLECTIONS)[Name]>,
    UniqueOf<(typeof COLLECTIONS)[Name]>
  >;
};

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };
const passwordHash = 'hash' as PasswordHash;
const apiKey = {
  prefix: 'strata_abcdefgh',
  role: 'clerk',
  expiresAt: new Date('2099-01-01Z'),
} as const;
/** Of the form of a digest. */
const digestOf = (id: string) => id.replaceAll('-', '').repeat(2);
const NO_EXTRAS = { deposit: null, lateFee: null, replacementValue: null, graceMinutes: 0 };

/** How an aggregate of each collection is made and changed, and what there is once at most of it. */
export const SUBJECTS: Subjects = {
  webhooks: {
    make: (unique, context) =>
      Webhook.create(
        { url: `https://${unique}.example`, secret: 'sealed', events: ['customer.created'] },
        context,
      ),
    change: (webhook, context) => webhook.revise({ events: [], description: 'Shop' }, context),
    twins: {},
  },
  customers: {
    make: (unique, context) =>
      Customer.create({ name: 'Ada', email: `${unique}@example.com`, address }, context),
    change: (customer, context) =>
      customer.updateContactInfo({ name: 'Grace', email: null, address: null }, context),
    twins: {
      email: [
        (context, { email }) => Customer.create({ name: 'Bob', email: email!.value }, context),
        'customer.email_taken',
      ],
    },
  },
  vendors: {
    make: (unique, context) =>
      Vendor.create({ name: unique, email: `${unique}@example.com`, address }, context),
    change: (vendor, context) =>
      vendor.revise({ email: null, address: null, paymentTerms: 'net_60' }, context),
    twins: {
      name: [(context, { name }) => Vendor.create({ name }, context), 'vendor.name_taken'],
      email: [
        (context, { email }) =>
          Vendor.create({ name: context.newId(), email: email!.value }, context),
        'vendor.email_taken',
      ],
    },
  },
  items: {
    make: (unique, context) =>
      Item.create({ sku: unique, name: 'Drill', unitPrice: '0.10', currency: 'EUR' }, context),
    change: (item, context) =>
      item.revise({ unitPrice: '1234567.89', description: 'new' }, context),
    twins: {
      sku: [
        (context, { sku }) => Item.create({ sku, name: 'x', unitPrice: '1' }, context),
        'item.sku_taken',
      ],
    },
  },
  warehouses: {
    make: (unique, context) =>
      Warehouse.create({ code: unique.slice(-12), name: 'East', address }, context),
    change: (warehouse, context) =>
      warehouse.revise({ name: 'West', timeZone: 'America/Chicago' }, context),
    twins: {
      code: [
        (context, { code }) => Warehouse.create({ code, name: 'x', address }, context),
        'warehouse.code_taken',
      ],
    },
  },
  contactNumbers: {
    make: (unique, context) =>
      ContactNumber.create(
        { entityType: 'Vendor', entityId: unique, phoneNumber: '+14155550132', isPrimary: true },
        context,
      ),
    change: (number, context) => number.revise({ label: 'office' }, context),
    twins: {
      primary: [
        (context, { owner }) =>
          ContactNumber.create({ ...owner, phoneNumber: '+14155550133', isPrimary: true }, context),
        'contact_number.primary_taken',
      ],
    },
  },
  ratePlans: {
    refersTo: ['items'],
    make: (unique, context) =>
      RatePlan.create(
        {
          itemId: unique as ItemId,
          currency: 'KWD',
          tiers: [
            { unit: 'week', count: 2, price: '45.005' },
            { unit: 'hour', count: 1, price: '0' },
          ],
          deposit: '1234567.89',
          turnaroundMinutes: 90,
          graceMinutes: 15,
          lateFee: { unit: 'day', price: '12.5' },
          replacementValue: '0.001',
        },
        context,
      ),
    change: (plan, context) =>
      plan.revise(
        { currency: 'EUR', tiers: [{ unit: 'day', count: 1, price: '5' }], ...NO_EXTRAS },
        context,
      ),
    twins: {
      item: [
        (context, { itemId }) =>
          RatePlan.create({ itemId, tiers: [{ unit: 'day', count: 1, price: '9' }] }, context),
        'rate_plan.item_taken',
      ],
    },
  },
  users: {
    make: (unique, context) =>
      User.create({ username: unique, passwordHash, role: 'viewer' }, context),
    change: (user, context) => user.changeRole('clerk', context),
    twins: {
      username: [
        (context, { username }) =>
          User.create({ username: username.value, passwordHash, role: 'admin' }, context),
        'user.username_taken',
      ],
    },
  },
  apiKeys: {
    make: (unique, context) =>
      ApiKey.create({ ...apiKey, name: unique, digest: digestOf(unique) }, context),
    change: (key, context) => key.revise({ expiresAt: new Date('2098-01-01Z') }, context),
    twins: {
      name: [
        (context, { name }) =>
          ApiKey.create(
            { ...apiKey, name: name.toUpperCase(), digest: digestOf(context.newId()) },
            context,
          ),
        'api_key.name_taken',
      ],
    },
  },
};
