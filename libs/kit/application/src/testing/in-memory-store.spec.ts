import type { Repository } from '@strata/domain-kit';
import { Lamp } from './lamps/lamp.js';
import { lampCollection, lampStore } from './lamps/lamp-store.js';
import { inMemoryQueries } from './in-memory-collection-queries.js';
import { testContext } from './test-context.js';

describe('a store in memory', () => {
  it('ends the whole transaction with the first write that is refused', async () => {
    const store = lampStore();
    const steps: string[] = [];
    const run = store.run(async (tx) => {
      tx.lamps.create(Lamp.create('Hall', testContext()));
      tx.lamps.create(Lamp.create('HALL', testContext()));
      steps.push('written');
      await tx.lamps.getById(Lamp.create('x', testContext()).id);
      steps.push('read');
    });
    await expect(run).rejects.toMatchObject({ code: 'lamp.name_taken' });
    expect(steps).toEqual(['written']);
    expect([store.events.length, store.database.table('lamps').size]).toEqual([0, 0]);
  });

  it('tells what was refused, whatever else went wrong after it', async () => {
    const run = lampStore().run((tx) => {
      for (const name of ['Hall', 'Hall']) tx.lamps.create(Lamp.create(name, testContext()));
      return Promise.reject(new Error('later'));
    });
    await expect(run).rejects.toMatchObject({ code: 'lamp.name_taken' });
  });

  it('gives a use case nothing of a write to wait for, and so nothing to catch', () => {
    const catching = (lamps: Repository<Lamp>, lamp: Lamp) => {
      // @ts-expect-error -- a write gives nothing, so nothing to catch
      lamps.create(lamp).catch(() => undefined);
      // @ts-expect-error -- nor to wait for
      lamps.update(lamp).then(() => undefined);
    };
    expect(catching).toHaveLength(2);
  });

  it('gives a name free again with a deletion', async () => {
    const store = lampStore();
    await store.run(async (tx) => {
      const lamp = Lamp.create('Hall', testContext());
      tx.lamps.create(lamp);
      lamp.delete(testContext());
      tx.lamps.update(lamp);
      tx.lamps.create(Lamp.create('Hall', testContext()));
      await expect(tx.lamps.getById(lamp.id)).resolves.toBeNull();
    });
    expect(await inMemoryQueries(store.database, lampCollection).count({})).toBe(1);
  });

  it('makes each repository once a transaction, when it is asked for', async () => {
    await lampStore().run((tx) => {
      expect(Object.keys(tx)).toEqual(['session']);
      expect(tx.lamps).toBe(tx.lamps);
      return Promise.resolve();
    });
  });

  it('sorts numbers as numbers, and what is missing last', async () => {
    const store = lampStore();
    const at = new Date('2026-02-01T00:00:00.000Z');
    await store.run((tx) => {
      for (const lumen of [90, 1000, 800]) {
        const lamp = Lamp.create(`L${lumen}`, testContext(), lumen);
        tx.lamps.create(lamp);
        if (lumen === 800) continue;
        lamp.turnOn(testContext({ at }));
        tx.lamps.update(lamp);
      }
      return Promise.resolve();
    });
    const queries = inMemoryQueries(store.database, lampCollection);
    const names = async (key: 'lumen' | 'litAt', descending: boolean) => {
      const query = { filter: {}, sort: [{ key, descending }], skip: 0, limit: 2 };
      const first = await queries.list(query);
      const rest = await queries.list({ ...query, after: first.next! });
      return [...first.items, ...rest.items].map(({ name }) => name);
    };
    expect(await names('lumen', false)).toEqual(['L90', 'L800', 'L1000']);
    expect(await names('lumen', true)).toEqual(['L1000', 'L800', 'L90']);
    expect((await names('litAt', false)).at(-1)).toBe('L800');
    expect((await names('litAt', true)).at(-1)).toBe('L800');
  });
});
