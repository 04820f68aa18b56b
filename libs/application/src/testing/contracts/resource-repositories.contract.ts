import { ContactNumber, Item, type PasswordHash, User, Vendor, Warehouse } from '@strata/domain';
import type { ActionContext, AggregateRoot, Repository } from '@strata/domain-kit';
import type { Transaction } from '../../transaction.js';
import { testContext } from '@strata/application-kit/testing';
import type { StoreUnderTest } from './store-under-test.js';

/** An aggregate whose store is looked at from outside. */
interface Kept extends AggregateRoot<string> {
  toSnapshot(): object;
  delete(context: ActionContext): void;
}

/** What differs from repository to repository. */
interface Subject<Aggregate extends Kept> {
  readonly name: string;
  make(unique: string, context: ActionContext): Aggregate;
  change(aggregate: Aggregate, context: ActionContext): void;
  /** Another one that must not be beside it, if there is such a thing. */
  readonly twin?: (aggregate: Aggregate, context: ActionContext) => Aggregate;
  readonly twinRefusedAs?: string;
  repository(tx: Transaction): Repository<Aggregate>;
}

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

const vendors: Subject<Vendor> = {
  name: 'vendor',
  make: (unique, context) =>
    Vendor.create({ name: unique, email: `${unique}@example.com`, address }, context),
  change: (vendor, context) =>
    vendor.revise({ email: null, address: null, paymentTerms: 'net_60' }, context),
  twin: (vendor, context) => Vendor.create({ name: vendor.name }, context),
  twinRefusedAs: 'vendor.name_taken',
  repository: (tx) => tx.vendors,
};
const items: Subject<Item> = {
  name: 'item',
  make: (unique, context) =>
    Item.create({ sku: unique, name: 'Drill', unitPrice: '0.10', currency: 'EUR' }, context),
  change: (item, context) => item.revise({ unitPrice: '1234567.89', description: 'new' }, context),
  twin: (item, context) => Item.create({ sku: item.sku, name: 'x', unitPrice: '1' }, context),
  twinRefusedAs: 'item.sku_taken',
  repository: (tx) => tx.items,
};
const warehouses: Subject<Warehouse> = {
  name: 'warehouse',
  make: (unique, context) =>
    Warehouse.create({ code: unique.slice(-12), name: 'East', address }, context),
  change: (warehouse, context) => warehouse.revise({ name: 'West' }, context),
  twin: (warehouse, context) =>
    Warehouse.create({ code: warehouse.code, name: 'x', address }, context),
  twinRefusedAs: 'warehouse.code_taken',
  repository: (tx) => tx.warehouses,
};
const contactNumbers: Subject<ContactNumber> = {
  name: 'contact number',
  make: (unique, context) =>
    ContactNumber.create(
      { entityType: 'Vendor', entityId: unique, phoneNumber: '+14155550132', isPrimary: true },
      context,
    ),
  change: (number, context) => number.revise({ label: 'office' }, context),
  twin: ({ owner }, context) =>
    ContactNumber.create({ ...owner, phoneNumber: '+14155550133', isPrimary: true }, context),
  twinRefusedAs: 'contact_number.primary_taken',
  repository: (tx) => tx.contactNumbers,
};

const users: Subject<User> = {
  name: 'user',
  make: (unique, context) =>
    User.create(
      { username: unique, passwordHash: 'hash' as PasswordHash, role: 'viewer' },
      context,
    ),
  change: (user, context) => user.changeRole('clerk', context),
  twin: ({ username }, context) =>
    User.create(
      { username: username.value, passwordHash: 'other' as PasswordHash, role: 'admin' },
      context,
    ),
  twinRefusedAs: 'user.username_taken',
  repository: (tx) => tx.users,
};

/** What the repositories of vendors, items, warehouses, contact numbers and users must do. */
export function resourceRepositoriesContract(store: () => StoreUnderTest): void {
  suite(store, vendors);
  suite(store, items);
  suite(store, warehouses);
  suite(store, contactNumbers);
  suite(store, users);
}

function suite<Aggregate extends Kept>(
  store: () => StoreUnderTest,
  subject: Subject<Aggregate>,
): void {
  describe(`${subject.name} repository`, () => {
    const run = <Result>(
      work: (repository: ReturnType<Subject<Aggregate>['repository']>) => Promise<Result> | Result,
    ) => store().unitOfWork.run((tx) => work(subject.repository(tx)));
    const load = (id: Aggregate['id']) => run((repository) => repository.getById(id));

    async function stored(): Promise<Aggregate> {
      const context = testContext();
      const aggregate = subject.make(context.newId(), context);
      await run((repository) => repository.create(aggregate));
      return aggregate;
    }

    it('gives back what it took, locked or not', async () => {
      const aggregate = await stored();
      expect((await load(aggregate.id))?.toSnapshot()).toEqual(aggregate.toSnapshot());
      const locked = await run((repository) => repository.getByIdForUpdate(aggregate.id));
      expect(locked?.toSnapshot()).toEqual(aggregate.toSnapshot());
      expect(await load(subject.make(testContext().newId(), testContext()).id)).toBeNull();
    });

    it('stores a change over the version it was loaded in, and its event', async () => {
      const { id } = await stored();
      const [first, second] = [(await load(id))!, (await load(id))!];
      subject.change(first, testContext({ by: 'someone-else' }));
      await run((repository) => repository.update(first));
      expect((await load(id))?.toSnapshot()).toEqual(first.toSnapshot());
      expect(first.version).toBe(2);
      expect((await store().eventsOf(id)).map(({ aggregateVersion }) => aggregateVersion)).toEqual([
        1, 2,
      ]);
      subject.change(second, testContext());
      await expect(run((repository) => repository.update(second))).rejects.toMatchObject({
        code: 'store.too_many_conflicts',
      });
    });

    it('stores nothing of what has not changed, whoever changed it since', async () => {
      const { id } = await stored();
      const [unchanged, changed] = [(await load(id))!, (await load(id))!];
      subject.change(changed, testContext({ by: 'someone-else' }));
      await run((repository) => repository.update(changed));
      await run((repository) => repository.update(unchanged));
      expect((await load(id))?.toSnapshot()).toEqual(changed.toSnapshot());
      expect(await store().eventsOf(id)).toHaveLength(2);
    });

    it('refuses a second one of what is unique, until the first is deleted', async () => {
      const aggregate = await stored();
      const twin = () => subject.twin!(aggregate, testContext());
      await expect(run((repository) => repository.create(twin()))).rejects.toMatchObject({
        code: subject.twinRefusedAs,
      });
      aggregate.delete(testContext());
      await run((repository) => repository.update(aggregate));
      expect(await load(aggregate.id)).toBeNull();
      const successor = twin();
      await run((repository) => repository.create(successor));
      expect((await load(successor.id))?.toSnapshot()).toEqual(successor.toSnapshot());
    });
  });
}
