import type { FilterRule } from '@strata/application-kit';
import type { Schema } from 'joi';
import { ListFormat } from '../lists/list-parameters.js';
import { wireName } from '../schemas/wire-name.js';

/**
 * The query parameters of a collection's list: its filters and its sort keys.
 * @param schemas what each filter takes
 */
export function collectionFormat<
  Filters extends Readonly<Record<string, FilterRule<unknown, string>>>,
  Sorts extends object,
>(
  collection: { readonly name: string; readonly filters: Filters; readonly sorts: Sorts },
  schemas: { readonly [Name in keyof Filters]: Schema },
) {
  type Filter = {
    readonly [Name in keyof Filters]?:
      (Filters[Name] extends FilterRule<infer Value, string> ? Value : never) | undefined;
  };
  const names = Object.keys(collection.filters);
  const parameters = Object.fromEntries(
    Object.entries<Schema>(schemas).map(([name, schema]) => [wireName(name), schema]),
  );
  return new ListFormat<Filter, keyof Sorts & string>(
    collection.name,
    parameters,
    // The keys of an object are what its type says.
    Object.keys(collection.sorts) as (keyof Sorts & string)[],
    (given) => {
      const values = new Map<string, unknown>(Object.entries(given));
      const filter = names.map((name) => [name, values.get(wireName(name))]);
      // The schemas saw to the types of the values.
      return Object.fromEntries(filter) as Filter;
    },
  );
}
