import { Customer, type NewCustomer } from '@strata/domain';
import type { FilterOf, SortKeyOf } from '@strata/application-kit';
import type { customerCollection } from '../../customers/customer-collection.js';
import type { ListQuery } from '@strata/application-kit';
import { testContext } from '@strata/application-kit/testing';
import type { StoreUnderTest } from './store-under-test.js';

type Customers = typeof customerCollection;
type Query = ListQuery<FilterOf<Customers>, SortKeyOf<Customers>>;

/** What every CustomerQueries must do. */
export function customerQueriesContract(store: () => StoreUnderTest): void {
  describe('customer queries', () => {
    let batch = 0;

    /** Stores customers that share a name part of their own, a minute apart, and gives that part. */
    async function storedBatch(inputs: readonly Partial<NewCustomer>[]): Promise<string> {
      batch += 1;
      const tag = `batch-${batch}-${testContext().newId()}`;
      await store().unitOfWork.run(async (tx) => {
        for (const [index, input] of inputs.entries()) {
          const at = new Date(Date.UTC(2026, 0, 1, 0, index));
          tx.customers.create(
            Customer.create({ ...input, name: `${tag} ${input.name ?? 'x'}` }, testContext({ at })),
          );
        }
      });
      return tag;
    }
    const query = (tag: string, overrides: Partial<Query> = {}): Query => ({
      sort: [{ key: 'createdAt', descending: false }],
      skip: 0,
      limit: 100,
      ...overrides,
      filter: { name: tag, ...overrides.filter },
    });
    const namesOf = async (tag: string, overrides: Partial<Query> = {}) =>
      (await store().queries.customers.list(query(tag, overrides))).items.map((item) =>
        item.name.slice(tag.length + 1),
      );
    const letters = (text: string) => [...text].map((name) => ({ name }));

    it('lists in the order asked for, and in that of creation', async () => {
      const tag = await storedBatch(letters('bca'));
      expect(await namesOf(tag)).toEqual(['b', 'c', 'a']);
      expect(await namesOf(tag, { sort: [{ key: 'name', descending: false }] })).toEqual([
        'a',
        'b',
        'c',
      ]);
      expect(await namesOf(tag, { sort: [{ key: 'name', descending: true }] })).toEqual([
        'c',
        'b',
        'a',
      ]);
    });

    it('counts all that match, whatever the page', async () => {
      const tag = await storedBatch(letters('abcde'));
      const page = await store().queries.customers.list(query(tag, { skip: 1, limit: 2 }));
      expect(page.items.map(({ name }) => name.at(-1))).toEqual(['b', 'c']);
      expect(page.total).toBe(5);
      expect(page.next).not.toBeNull();
      expect(await store().queries.customers.count({ name: tag })).toBe(5);
      const beyond = await store().queries.customers.list(query(tag, { skip: 9 }));
      expect(beyond).toEqual({ items: [], total: 5, next: null });
    });

    it('filters by part of the name and email whatever the case, and by the exact city', async () => {
      const address = { street: '1 A St', city: 'Salem', state: 'OR', zipCode: '97301' };
      const unique = testContext().newId();
      const tag = await storedBatch([
        { name: 'Anna', email: `anna.${unique}@EXAMPLE.com`, address },
        {
          name: 'hannah',
          email: `h.${unique}@example.org`,
          address: { ...address, city: 'Salem Town' },
        },
        { name: 'Bob' },
      ]);
      expect(await namesOf(tag, { filter: { name: `${tag} ANN`.toUpperCase() } })).toEqual([
        'Anna',
      ]);
      expect(await namesOf(tag, { filter: { email: `${unique}@example.COM` } })).toEqual(['Anna']);
      expect(await namesOf(tag, { filter: { email: `ÄNNA.${unique}` } })).toEqual(['Anna']);
      expect(await namesOf(tag, { filter: { city: 'Salem' } })).toEqual(['Anna']);
      expect(await namesOf(tag, { filter: { city: 'Salem', email: '.org' } })).toEqual([]);
      expect(await store().queries.customers.count({ name: tag, city: 'Salem' })).toBe(1);
    });

    it('takes %, _ and backslash literally', async () => {
      const tag = await storedBatch([{ name: '100% a_b\\c' }, { name: '100x aXb/c' }]);
      for (const part of ['100%', 'a_b', 'b\\c']) {
        expect(await namesOf(tag, { filter: { name: `${tag} ` } })).toHaveLength(2);
        const found = await store().queries.customers.list(query(tag, { filter: { name: part } }));
        expect(found.items.filter(({ name }) => name.startsWith(tag))).toHaveLength(1);
      }
    });

    it.each<[string, Query['sort']]>([
      ['createdAt', [{ key: 'createdAt', descending: false }]],
      ['createdAt descending', [{ key: 'createdAt', descending: true }]],
      ['updatedAt', [{ key: 'updatedAt', descending: true }]],
      ['name', [{ key: 'name', descending: false }]],
      ['email with NULLs', [{ key: 'email', descending: false }]],
      ['email descending with NULLs', [{ key: 'email', descending: true }]],
      [
        'email, then createdAt descending',
        [
          { key: 'email', descending: false },
          { key: 'createdAt', descending: true },
        ],
      ],
      [
        'createdAt descending, then name',
        [
          { key: 'createdAt', descending: true },
          { key: 'name', descending: false },
        ],
      ],
    ])('walks by cursor through %s without a hole or a repetition', async (_name, sort) => {
      const unique = testContext().newId();
      const tag = await storedBatch(
        [...'fbdaceg'].map((name, index) => ({
          name,
          email: index % 3 === 0 ? null : `${name}${unique}@example.com`,
        })),
      );
      const all = await store().queries.customers.list(query(tag, { sort }));
      expect(all.items).toHaveLength(7);
      const nulls = all.items.map(({ email }) => email === null);
      if (sort[0]!.key === 'email') expect(nulls).toEqual([...nulls].sort());
      for (const limit of [1, 2, 3, 7]) {
        const walked: string[] = [];
        let after: Query['after'];
        do {
          const page = await store().queries.customers.list(query(tag, { sort, limit, after }));
          expect(page.total).toBe(7);
          walked.push(...page.items.map(({ id }) => id));
          after = page.next ?? undefined;
        } while (after);
        expect(walked).toEqual(all.items.map(({ id }) => id));
      }
    });

    it('goes on by cursor while rows come and go', async () => {
      const tag = await storedBatch(letters('abcdef'));
      const first = await store().queries.customers.list(query(tag, { limit: 2 }));
      const late = Customer.create(
        { name: `${tag} early` },
        testContext({ at: new Date(Date.UTC(2025, 0, 1)) }),
      );
      await store().unitOfWork.run(async (tx) => {
        tx.customers.create(late);
        const gone = (await tx.customers.getByIdForUpdate(first.items[1]!.id))!;
        gone.delete(testContext());
        tx.customers.update(gone);
      });
      expect(await namesOf(tag, { after: first.next!, limit: 10 })).toEqual(['c', 'd', 'e', 'f']);
    });
  });
}
