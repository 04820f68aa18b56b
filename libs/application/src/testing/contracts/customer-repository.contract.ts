import { testContext } from '@strata/application-kit/testing';
import { Customer, type CustomerId, type NewCustomer } from '@strata/domain';
import type { StoreUnderTest } from './store-under-test.js';

/** What the repository of customers must do besides what all do. */
export function customerRepositoryContract(store: () => StoreUnderTest): void {
  describe('customer repository', () => {
    const emailOf = (id: string) => `c${id}@example.com`;

    async function stored(input: Partial<NewCustomer> = {}): Promise<Customer> {
      const context = testContext();
      const email = emailOf(context.newId());
      const customer = Customer.create({ name: 'Ada', email, ...input }, context);
      await store().unitOfWork.run((tx) => tx.customers.create(customer));
      return customer;
    }
    const load = (id: CustomerId) => store().unitOfWork.run((tx) => tx.customers.getById(id));

    it('gives back one of whom only the name is known', async () => {
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

    it('refuses the email of another one, whatever its case, to who is created or changed', async () => {
      const email = (await stored()).email!.value;
      const code = 'customer.email_taken';
      await expect(stored({ email: email.toUpperCase() })).rejects.toMatchObject({ code });
      const other = await stored();
      other.updateContactInfo({ email }, testContext());
      const save = store().unitOfWork.run((tx) => tx.customers.update(other));
      await expect(save).rejects.toMatchObject({ code });
    });
  });
}
