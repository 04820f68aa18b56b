import type { ListQuery, Page, Span } from '@strata/application-kit';

const ONE = { sort: [{ key: 'createdAt', descending: false }], skip: 0, limit: 1 } as const;

/** Reads one through a list that can be asked for it by its id. */
export function oneById<View>(
  list: (query: ListQuery<{ readonly id: string }, 'createdAt'>) => Promise<Page<View>>,
) {
  return {
    get: async (id: string, trace?: Span): Promise<View | null> => {
      const { items } = await list({ ...ONE, filter: { id }, includeItems: true, trace });
      return items[0] ?? null;
    },
  };
}
