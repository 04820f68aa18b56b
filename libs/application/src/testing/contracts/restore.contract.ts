import { ContactNumber, Customer, type CustomerId, Item, Vendor, Warehouse } from '@strata/domain';
import type { CommandContext } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { DeleteCustomerUseCase, RestoreCustomerUseCase } from '../../customers/index.js';
import type { Transaction } from '../../transaction.js';
import type { StoreUnderTest } from './store-under-test.js';

const address = { street: '1 Main St', city: 'Salem', state: 'OR', zipCode: '97301' };

/** What every store must do for who takes a deletion back. */
export function restoreContract(store: () => StoreUnderTest): void {
  describe('what is deleted', () => {
    const run = <Result>(
      work: (context: CommandContext<Transaction>) => Promise<Result>,
      at = new Date('2026-01-15T09:30:00.000Z'),
    ) => store().unitOfWork.run((tx) => work({ ...testContext({ at }), tx }));
    const restore = (id: CustomerId) =>
      run((context) => new RestoreCustomerUseCase().execute({ id }, context));
    const remove = (id: CustomerId, at?: Date) =>
      run((context) => new DeleteCustomerUseCase().execute({ id }, context), at);
    const numbersOf = async (entityId: string) => {
      const sort = [{ key: 'createdAt', descending: false }] as const;
      const query = { filter: { entityId }, sort, skip: 0, limit: 10 };
      const { items } = await store().queries.contactNumbers.list(query);
      return items.map(({ phoneNumber, isPrimary }) => [phoneNumber, isPrimary]);
    };
    async function customer(email: string) {
      const made = Customer.create({ name: 'Ada', email, address }, testContext());
      await store().unitOfWork.run((tx) => tx.customers.create(made));
      return made.id;
    }

    it('comes back as it was, with the numbers that went with it and no other', async () => {
      const id = await customer(`${testContext().newId()}@example.com`);
      const add = (phoneNumber: string, isPrimary: boolean) =>
        ContactNumber.create(
          { entityType: 'Customer', entityId: id, phoneNumber, isPrimary },
          testContext(),
        );
      const [first, primary] = [add('+14155550132', false), add('+14155550133', true)];
      await run(async ({ tx, ...context }) => {
        for (const number of [first, primary]) tx.contactNumbers.create(number);
        first.delete(context);
        tx.contactNumbers.update(first);
      });
      const before = await store().queries.customers.get(id);
      const deletedAt = new Date('2026-02-01T12:00:00.000Z');
      await remove(id, deletedAt);
      expect([await store().queries.customers.get(id), await numbersOf(id)]).toEqual([null, []]);
      await restore(id);
      expect(await store().queries.customers.get(id)).toEqual({
        ...before,
        updatedAt: deletedAt,
        version: 3,
      });
      expect(await numbersOf(id)).toEqual([['+14155550133', true]]);
      const names = async (of: string) => (await store().eventsOf(of)).map(({ name }) => name);
      expect((await names(id)).slice(1)).toEqual(['customer.deleted', 'customer.restored']);
      expect((await names(primary.id)).at(-1)).toBe('contact_number.restored');
      expect((await names(first.id)).at(-1)).toBe('contact_number.removed');
    });

    it('comes back once, however often that is asked for at once', async () => {
      const id = await customer(`${testContext().newId()}@example.com`);
      await remove(id);
      const restored = await Promise.all(Array.from({ length: 5 }, () => restore(id)));
      expect(restored.map(({ version }) => version)).toEqual([3, 3, 3, 3, 3]);
      expect(await store().eventsOf(id)).toHaveLength(3);
    });

    it('stays deleted while another has what was unique of it', async () => {
      const email = `${testContext().newId()}@example.com`;
      const id = await customer(email);
      await remove(id);
      const successor = await customer(email);
      await expect(restore(id)).rejects.toMatchObject({ code: 'customer.email_taken' });
      expect(await store().queries.customers.get(id)).toBeNull();
      await remove(successor);
      const outcomes = await Promise.allSettled([restore(id), restore(successor)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('comes back to its list and its total, whatever it is', async () => {
      const code = testContext().newId().slice(-12);
      const things = [
        ['vendors', Vendor.create({ name: testContext().newId() }, testContext())],
        ['warehouses', Warehouse.create({ code, name: 'East', address }, testContext())],
        [
          'items',
          Item.create({ sku: testContext().newId(), name: 'Saw', unitPrice: '1' }, testContext()),
        ],
      ] as const;
      for (const [name, thing] of things) {
        const total = () => store().queries[name].count({});
        const before = await total();
        await run(async ({ tx, ...context }) => {
          tx[name].create(thing as never);
          thing.delete(context);
          tx[name].update(thing as never);
        });
        expect(await total()).toBe(before);
        await run(async ({ tx, ...context }) => {
          const found = (await tx[name].getByIdForRestore(thing.id as never))!;
          found.restore(context);
          tx[name].update(found as never);
        });
        expect(await total()).toBe(before + 1);
        expect(await store().queries[name].get(thing.id)).toMatchObject({ version: 3 });
      }
    });
  });
}
