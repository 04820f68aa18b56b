/** One key of a sort order. NULLs come last in either direction. */
export interface SortTerm<SortKey extends string> {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** Where a page ended: the sort keys' values of its last row (as text, timestamps RFC 3339) and its id. */
export interface CursorPosition {
  readonly values: readonly (string | null)[];
  readonly id: string;
}

/**
 * A page of a list. The order is total: after the sort terms the id decides, in the direction of
 * the first term.
 */
export interface ListQuery<Filter, SortKey extends string> {
  readonly filter: Filter;
  /** At least one term. */
  readonly sort: readonly SortTerm<SortKey>[];
  /** Rows to leave out first; 0 with a cursor. */
  readonly skip: number;
  /** Rows a page, at least 1. */
  readonly limit: number;
  /** Start behind this position instead of at the beginning. */
  readonly after?: CursorPosition | undefined;
}

/** A page, and how many rows there are in all under the same filter. */
export interface Page<View> {
  readonly items: readonly View[];
  /** Exact, whatever the page. */
  readonly total: number;
  /** Where the next page starts; null when this is the last. */
  readonly next: CursorPosition | null;
}

/** Limits of every list. */
export const LIST_LIMIT_MAX = 1000;
/** Rows a page when nobody says. */
export const LIST_LIMIT_DEFAULT = 100;

/** Reads of one kind of resource that need no behaviour, answered past the aggregate. */
export interface ResourceQueries<View, Filter, SortKey extends string> {
  /** @param id canonical text of a UUID */
  get(id: string): Promise<View | null>;
  list(query: ListQuery<Filter, SortKey>): Promise<Page<View>>;
  /** How many {@link list} would find in all. */
  count(filter: Filter): Promise<number>;
}
