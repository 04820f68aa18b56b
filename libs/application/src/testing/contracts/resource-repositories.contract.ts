import type { AggregateOf, UniqueOf } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import {
  ContactNumber,
  Customer,
  Item,
  type PasswordHash,
  User,
  Vendor,
  Warehouse,
} from '@strata/domain';
import type { ActionContext, AggregateRoot, Repository } from '@strata/domain-kit';
import type { COLLECTIONS } from '../../collections.js';
import type { StoreUnderTest } from './store-under-test.js';

/** An aggregate whose store is looked at from outside. */
interface Kept extends AggregateRoot<string> {
  toSnapshot(): object;
  delete(context: ActionContext): void;
}

type Make<Aggregate> = (context: ActionContext, aggregate: Aggregate) => Aggregate;

/** What differs from repository to repository. */
interface Subject<Aggregate, Rule extends string> {
  make(unique: string, context: ActionContext): Aggregate;
  change(aggregate: Aggregate, context: ActionContext): void;
  /** By rule: how the second one of what there is once at most is made, and what it is refused with. */
  readonly twins: Readonly<Record<Rule, readonly [make: Make<Aggregate>, code: string]>>;
}

type Subjects = {
  readonly [Name in keyof typeof COLLECTIONS]: Subject<
    AggregateOf<(typeof COLLECTIONS)[Name]>,
    UniqueOf<(typeof COLLECTIONS)[Name]>
  >;
};

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };
const passwordHash = 'hash' as PasswordHash;

const SUBJECTS: Subjects = {
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
    change: (warehouse, context) => warehouse.revise({ name: 'West' }, context),
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
};

/** What the repository of every collection must do. */
export function resourceRepositoriesContract(store: () => StoreUnderTest): void {
  for (const name of Object.keys(SUBJECTS) as (keyof Subjects)[]) {
    // Repository and subject have one name, thus one kind of aggregate.
    suite<Kept>(store, name, SUBJECTS[name] as never);
  }
}

function suite<Aggregate extends Kept>(
  store: () => StoreUnderTest,
  name: keyof Subjects,
  subject: Subject<Aggregate, string>,
): void {
  describe(`${name} repository`, () => {
    const run = <Result>(work: (repository: Repository<Aggregate>) => Promise<Result> | Result) =>
      store().unitOfWork.run((tx) => work(tx[name] as never));
    const load = (id: Aggregate['id']) => run((repository) => repository.getById(id));
    const create = (aggregate: Aggregate) => run((repository) => repository.create(aggregate));
    const update = (aggregate: Aggregate) => run((repository) => repository.update(aggregate));

    async function stored(): Promise<Aggregate> {
      const context = testContext();
      const aggregate = subject.make(context.newId(), context);
      await create(aggregate);
      return aggregate;
    }

    it('gives back what it took, under each lock', async () => {
      const aggregate = await stored();
      const { id } = aggregate;
      await run(async (repository) => {
        for (const found of [
          await repository.getById(id),
          await repository.getByIdForUpdate(id),
          await repository.getByIdForShare(id),
          ...(await repository.getByIdsForShare([id, id])),
        ]) {
          expect(found?.toSnapshot()).toEqual(aggregate.toSnapshot());
        }
      });
    });

    it('knows nothing of an unknown id', async () => {
      const { id } = subject.make(testContext().newId(), testContext());
      await run(async (repository) => {
        expect(await repository.getById(id)).toBeNull();
        expect(await repository.getByIdForUpdate(id)).toBeNull();
        expect(await repository.getByIdsForShare([id])).toEqual([]);
      });
    });

    it('stores a change over the version it was loaded in, and its event', async () => {
      const { id } = await stored();
      const [first, second] = [(await load(id))!, (await load(id))!];
      const later = testContext({ at: new Date('2026-02-01T00:00:00.123Z'), by: 'someone-else' });
      subject.change(first, later);
      await update(first);
      const loaded = await load(id);
      expect(loaded?.toSnapshot()).toEqual(first.toSnapshot());
      expect(loaded).toMatchObject({ version: 2, persistedVersion: 2, updatedBy: 'someone-else' });
      expect((await store().eventsOf(id)).map(({ aggregateVersion }) => aggregateVersion)).toEqual([
        1, 2,
      ]);
      subject.change(second, testContext());
      // The unit of work would run it again and again: no reload, so it stays stale.
      await expect(update(second)).rejects.toMatchObject({ code: 'store.too_many_conflicts' });
      expect((await load(id))?.toSnapshot()).toEqual(first.toSnapshot());
    });

    it('stores nothing of what has not changed, whoever changed it since', async () => {
      const { id } = await stored();
      const [unchanged, changed] = [(await load(id))!, (await load(id))!];
      subject.change(changed, testContext({ by: 'someone-else' }));
      await update(changed);
      await update(unchanged);
      expect((await load(id))?.toSnapshot()).toEqual(changed.toSnapshot());
      expect(await store().eventsOf(id)).toHaveLength(2);
    });

    it('forgets what is deleted, and an old copy does not bring it back', async () => {
      const { id } = await stored();
      const [deleted, copy] = [(await load(id))!, (await load(id))!];
      deleted.delete(testContext());
      await update(deleted);
      await run(async (repository) => {
        expect(await repository.getById(id)).toBeNull();
        expect(await repository.getByIdForUpdate(id)).toBeNull();
      });
      expect(await store().queries[name].get(id)).toBeNull();
      subject.change(copy, testContext());
      await expect(update(copy)).rejects.toMatchObject({ code: 'store.too_many_conflicts' });
      expect(await load(id)).toBeNull();
    });

    it.each(Object.entries(subject.twins))(
      'refuses a second one of the same %s, until the first is deleted',
      async (_rule, [make, code]) => {
        const aggregate = await stored();
        const twin = () => make(testContext(), aggregate);
        await expect(create(twin())).rejects.toMatchObject({ kind: 'conflict', code });
        aggregate.delete(testContext());
        await update(aggregate);
        const successor = twin();
        await create(successor);
        expect((await load(successor.id))?.toSnapshot()).toEqual(successor.toSnapshot());
      },
    );
  });
}
