import { Customer, type CustomerId, type NewCustomer } from '@strata/domain';
import { testContext } from '@strata/application-kit/testing';
import type { StoreUnderTest } from './store-under-test.js';

/** What every CustomerRepository must do. */
export function customerRepositoryContract(store: () => StoreUnderTest): void {
  describe('customer repository', () => {
    const address = {
      street: '1 Main St',
      city: 'Springfield',
      state: 'IL',
      zipCode: '62701',
      country: 'USA',
    };
    const emailOf = (id: string) => `c${id}@example.com`;

    async function stored(input: Partial<NewCustomer> = {}): Promise<Customer> {
      const context = testContext();
      const customer = Customer.create(
        { name: 'Ada', email: emailOf(context.newId()), address, ...input },
        context,
      );
      await store().unitOfWork.run((tx) => tx.customers.create(customer));
      return customer;
    }
    const load = (id: CustomerId) => store().unitOfWork.run((tx) => tx.customers.getById(id));
    const save = (customer: Customer) =>
      store().unitOfWork.run((tx) => tx.customers.update(customer));

    it('gives back what it took, field for field', async () => {
      const customer = await stored();
      expect((await load(customer.id))?.toSnapshot()).toEqual(customer.toSnapshot());
      const bare = await stored({ email: null, address: null });
      expect((await load(bare.id))?.toSnapshot()).toEqual(bare.toSnapshot());
    });

    it('keeps an address of a country without states and postal codes', async () => {
      const elsewhere = { street: "1 Queen's Rd", city: 'Hong Kong', country: 'Hong Kong' };
      const customer = await stored({ address: elsewhere });
      const data = { ...elsewhere, state: null, zipCode: null, country: 'HKG' };
      expect((await load(customer.id))?.toSnapshot().address).toEqual(data);
      expect((await store().queries.customers.get(customer.id))?.address).toEqual(data);
    });

    it('finds it under each lock', async () => {
      const customer = await stored();
      await store().unitOfWork.run(async ({ customers }) => {
        for (const found of [
          await customers.getByIdForUpdate(customer.id),
          await customers.getByIdForShare(customer.id),
          ...(await customers.getByIdsForShare([customer.id, customer.id])),
        ]) {
          expect(found?.toSnapshot()).toEqual(customer.toSnapshot());
        }
      });
    });

    it('knows nothing of an unknown id', async () => {
      const unknown = testContext().newId() as CustomerId;
      await store().unitOfWork.run(async (tx) => {
        expect(await tx.customers.getById(unknown)).toBeNull();
        expect(await tx.customers.getByIdForUpdate(unknown)).toBeNull();
      });
    });

    it('stores every changed field and counts the version up', async () => {
      const customer = await stored();
      const later = testContext({ at: new Date('2026-02-01T00:00:00.123Z'), by: 'someone-else' });
      customer.updateContactInfo({ name: 'Grace', email: null, address: null }, later);
      await save(customer);
      const loaded = await load(customer.id);
      expect(loaded?.toSnapshot()).toEqual(customer.toSnapshot());
      expect(loaded).toMatchObject({ version: 2, persistedVersion: 2, updatedBy: 'someone-else' });
    });

    it('refuses to write over a version it does not know', async () => {
      const { id } = await stored();
      const [first, second] = [(await load(id))!, (await load(id))!];
      first.updateContactInfo({ name: 'First' }, testContext());
      second.updateContactInfo({ name: 'Second' }, testContext());
      await save(first);
      await expect(
        // The unit of work would run it again and again: no reload, so it stays stale.
        save(second),
      ).rejects.toMatchObject({ code: 'store.too_many_conflicts' });
      expect((await load(id))?.name).toBe('First');
    });

    it('refuses a second active customer with the same email, created or changed', async () => {
      const customer = await stored();
      const email = customer.email!.value;
      await expect(stored({ email: email.toUpperCase() })).rejects.toMatchObject({
        kind: 'conflict',
        code: 'customer.email_taken',
      });
      const other = await stored();
      other.updateContactInfo({ email }, testContext());
      await expect(save(other)).rejects.toMatchObject({ code: 'customer.email_taken' });
    });

    it('forgets a deleted customer and frees the email', async () => {
      const customer = await stored();
      customer.delete(testContext());
      await save(customer);
      expect(await load(customer.id)).toBeNull();
      await store().unitOfWork.run(async (tx) => {
        expect(await tx.customers.getByIdForUpdate(customer.id)).toBeNull();
      });
      expect(await store().queries.customers.get(customer.id)).toBeNull();
      const successor = await stored({ email: customer.email!.value });
      expect((await load(successor.id))?.email?.value).toBe(customer.email!.value);
    });

    it('cannot bring a deleted customer back with an old copy', async () => {
      const { id } = await stored();
      const [deleted, copy] = [(await load(id))!, (await load(id))!];
      deleted.delete(testContext());
      await save(deleted);
      copy.updateContactInfo({ name: 'Zombie' }, testContext());
      await expect(save(copy)).rejects.toMatchObject({ code: 'store.too_many_conflicts' });
      expect(await load(id)).toBeNull();
    });
  });
}
