import type { CursorPosition, HistoryFilter } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import { ApiKey, Customer } from '@strata/domain';
import type { StoreUnderTest } from './store-under-test.js';

const street = { street: '1 Main St', city: 'Springfield', state: 'IL', zipCode: '62701' };

/** What every store must tell of what happened; call it inside a `describe`. */
export function historyContract(store: () => StoreUnderTest): void {
  describe('histories', () => {
    const list = (
      filter: HistoryFilter,
      {
        descending = true,
        ...page
      }: { descending?: boolean; limit?: number; after?: CursorPosition | null } = {},
    ) =>
      store().queries.history.list({
        skip: 0,
        limit: 100,
        ...page,
        after: page.after ?? undefined,
        filter,
        sort: [{ key: 'version', descending }],
      });

    /** A customer who was made with two events, moved, and was deleted by somebody else. */
    async function moved() {
      const context = testContext();
      const customer = Customer.create({ name: 'Ada', address: street }, context);
      customer.register(['+12025550123'], context);
      const { id } = customer;
      await store().unitOfWork.run((tx) => tx.customers.create(customer));
      await store().unitOfWork.run(async (tx) => {
        const found = await tx.customers.getByIdForUpdate(id);
        const address = { ...street, zipCode: '62702' };
        found?.updateContactInfo({ name: 'Bea', address }, testContext());
        tx.customers.update(found!);
      });
      await store().unitOfWork.run(async (tx) => {
        const found = await tx.customers.getByIdForUpdate(id);
        found?.delete(testContext({ by: 'somebody else' }));
        tx.customers.update(found!);
      });
      return { aggregateType: 'customer', aggregateId: id };
    }

    it('tell who did what, and what it changed, also of what is deleted', async () => {
      const customer = await moved();
      const { items, total, next } = await list(customer);
      expect([total, next]).toEqual([4, null]);
      expect(items).toMatchObject([
        {
          version: 3,
          event: 'customer.deleted',
          by: 'somebody else',
          payload: {},
          changes: { isActive: { from: true, to: false } },
        },
        {
          version: 2,
          event: 'customer.updated',
          by: 'tester',
          traceparent: null,
          payload: { name: 'Bea', changed: ['name', 'address'] },
          changes: {
            name: { from: 'Ada', to: 'Bea' },
            address: { from: { zipCode: '62701' }, to: { zipCode: '62702' } },
          },
        },
        { version: 1, event: 'customer.registered', changes: null },
        { version: 1, event: 'customer.created', changes: null },
      ]);
      expect(items[0]?.at).toEqual(testContext().at);
    });

    it('go page by page in either direction', async () => {
      const customer = await moved();
      const all = (await list(customer, { descending: false })).items.map(({ event }) => event);
      expect(all).toEqual([
        'customer.created',
        'customer.registered',
        'customer.updated',
        'customer.deleted',
      ]);
      for (const descending of [false, true]) {
        const walked: string[] = [];
        let after: CursorPosition | null = null;
        do {
          const page = await list(customer, { descending, limit: 1, after });
          expect(page.total).toBe(4);
          walked.push(...page.items.map(({ event }) => event));
          after = page.next;
        } while (after);
        expect(walked).toEqual(descending ? all.toReversed() : all);
      }
    });

    it('are of one aggregate, by its id and its type', async () => {
      const { aggregateId } = await moved();
      expect(await list({ aggregateType: 'user', aggregateId })).toMatchObject({ total: 0 });
      const nobody = { aggregateType: 'customer', aggregateId: testContext().newId() };
      expect(await list(nobody)).toEqual({ items: [], total: 0, next: null });
    });

    it('hold moments as text, and of secrets only that they changed', async () => {
      const context = testContext();
      const [before, after] = [new Date('2040-01-01'), new Date('2041-01-01')];
      const secret = {
        prefix: 'strata_key',
        digest: context.newId().replaceAll('-', '').padEnd(64, '0'),
      };
      const name = `Import ${context.newId()}`;
      const key = ApiKey.create({ ...secret, name, role: 'clerk', expiresAt: before }, context);
      await store().unitOfWork.run((tx) => tx.apiKeys.create(key));
      await store().unitOfWork.run(async (tx) => {
        const found = await tx.apiKeys.getByIdForUpdate(key.id);
        found?.revise({ expiresAt: after }, context);
        tx.apiKeys.update(found!);
      });
      const { items } = await list({ aggregateType: 'api_key', aggregateId: key.id });
      expect(items[0]?.changes).toEqual({
        expiresAt: { from: before.toISOString(), to: after.toISOString() },
      });
      expect(JSON.stringify(items)).not.toContain(secret.digest);
    });
  });
}
