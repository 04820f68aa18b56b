import { valueOf, type FilterRule, type ResourceQueries } from '@strata/application-kit';
import { containsText } from '@strata/application-kit/testing';
import { COLLECTIONS } from '../../collections.js';
import type { StoreUnderTest } from './store-under-test.js';

/** The lists of any collection. */
type AnyQueries = ResourceQueries<
  { readonly id: string },
  Readonly<Record<string, unknown>>,
  string
>;

const PAGE = { skip: 0, limit: 1000 };
const SAMPLES = 5;

/**
 * What the lists of every collection must do, whatever is stored: each filter finds what has its value
 * and nothing else, each sort key puts one row before the other. Call it after the other contracts, which
 * leave rows of all kinds behind.
 */
export function collectionContract(store: () => StoreUnderTest): void {
  const names = Object.keys(COLLECTIONS) as (keyof typeof COLLECTIONS)[];
  describe.each(names.map((name) => [name, COLLECTIONS[name]] as const))(
    'the lists of %s',
    (name, { filters, sorts }) => {
      const queries = () => store().queries[name] as unknown as AnyQueries;
      const rows = async (sort = 'createdAt', descending = false, filter = {}) =>
        (await queries().list({ filter, sort: [{ key: sort, descending }], ...PAGE })).items;

      it.each(Object.entries<FilterRule<unknown, string>>(filters))(
        'are narrowed by %s',
        async (filter, { kind, path }) => {
          const samples = (await rows()).filter((row) => valueOf(row, path) !== null);
          expect(samples.length).toBeGreaterThan(0);
          for (const sample of samples.slice(0, SAMPLES)) {
            const value = valueOf(sample, path);
            const found = await rows('createdAt', false, { [filter]: value });
            expect(found.map(({ id }) => id)).toContain(sample.id);
            const strangers = found.filter((row) => {
              const seen = valueOf(row, path);
              return kind === 'equals'
                ? seen !== value
                : !containsText(seen as string | null, String(value));
            });
            expect(strangers).toEqual([]);
          }
        },
      );

      it.each(
        Object.keys(sorts).flatMap((key) => [
          [key, false],
          [key, true],
        ]) as [string, boolean][],
      )('are sorted by %s, descending %s', async (key, descending) => {
        const found = await rows(key, descending);
        expect(found.length).toBeGreaterThan(1);
        const values = found.map((row) => valueOf(row, key));
        const wrong = values.slice(1).filter((value, index) => {
          const before = values[index];
          if (before === null) return value !== null;
          if (value === null || value === undefined || before === undefined) return false;
          return descending ? before < value : before > value;
        });
        expect(wrong).toEqual([]);
      });
    },
  );
}
