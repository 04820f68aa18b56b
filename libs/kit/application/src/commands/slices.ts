/** What a context has in a store: its repositories in a transaction, and its reads; each by its name. */
export interface Slice {
  readonly repositories: object;
  /** None where the collections have all. */
  readonly queries?: object;
}

/** What is all of them at once. */
export type Together<Part> = (Part extends unknown ? (part: Part) => void : never) extends (
  whole: infer Whole,
) => void
  ? Whole
  : never;

/** What objects have together, by the names of all; two that have the same name are a mistake. */
export function together<Part extends object>(parts: readonly Part[]): Together<Part> {
  const entries = parts.flatMap((part) => Object.entries(part));
  const whole = Object.fromEntries(entries);
  if (Object.keys(whole).length < entries.length) {
    throw new RangeError(`a name is twice among ${entries.map(([name]) => name).join(', ')}`);
  }
  // It has the entries of each part.
  return whole as Together<Part>;
}

/** The reads of a slice. */
export type QueriesIn<Part extends Slice> = Part extends { readonly queries: infer Queries }
  ? Queries
  : never;

/** What makes each of the repositories of a slice in a transaction. */
export type MakersOf<Part extends Slice, Session> = {
  readonly [Name in keyof Part['repositories']]: (session: Session) => Part['repositories'][Name];
};
