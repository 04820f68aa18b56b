import type { AggregateRoot, Repository } from '@strata/domain-kit';
import type { QueriesOf } from './collection.js';

/** Collections, or tables of them, by the name under which a transaction and the reads have them. */
export type Named<Value> = Readonly<Record<string, Value>>;

/** What reads need of a collection. */
export interface Listed {
  readonly name: string;
  readonly filters: object;
  readonly sorts: object;
}

/** What is kept in a collection. */
export type AggregateOf<C> = C extends {
  readonly reconstitute: (snapshot: never) => infer Aggregate extends AggregateRoot<string>;
}
  ? Aggregate
  : never;

/** The repositories of named collections: a slice of a transaction. */
export type RepositoriesOf<Collections> = {
  readonly [Name in keyof Collections]: Repository<AggregateOf<Collections[Name]>>;
};

/** The reads of named collections. */
export type QueriesOfAll<Collections extends Named<Listed>> = {
  readonly [Name in keyof Collections]: QueriesOf<Collections[Name]>;
};

/** The names of a collection's rules of what there is once at most. */
export type UniqueOf<C> = C extends { readonly unique: Readonly<Record<infer Rule, unknown>> }
  ? Rule
  : never;
