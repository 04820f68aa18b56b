import type { Span } from '../ports/tracing.js';
import type { Snapshot } from './snapshot.js';

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

/** A row that a list can be sorted by under these keys. */
export type Sortable<SortKey extends string> = { readonly id: string } & Readonly<
  Record<SortKey, string | number | Date | null>
>;

/** Where a row stands in an order. */
export function positionOf<SortKey extends string>(
  row: Sortable<SortKey>,
  sort: readonly SortTerm<SortKey>[],
): CursorPosition {
  const values = sort.map(({ key }) => {
    const value: string | number | Date | null = row[key];
    if (value instanceof Date) return value.toISOString();
    return value === null ? null : String(value);
  });
  return { values, id: row.id };
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
  /** Bring the lines of each document along; for lists of documents that have lines. */
  readonly includeItems?: boolean | undefined;
  /** The moment to read; now unless said. */
  readonly snapshot?: Snapshot | undefined;
  /** What the reading is a part of, if that is recorded. */
  readonly trace?: Span | undefined;
}

/** A page, and how many rows there are in all under the same filter. */
export interface Page<View> {
  /** At most as many as asked for; fewer when they would hold more than {@link LIST_BYTES_MAX}. */
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

/** Rows a page at most when each brings its lines along. */
export const LIST_LIMIT_MAX_WITH_ITEMS = 100;
/**
 * What the items of one page may hold, in bytes of JSON. A page that would hold more ends early, but
 * never before its first item, and `next` goes on behind its last one.
 */
export const LIST_BYTES_MAX = 4_000_000;

/**
 * Reads of one kind of resource that need no behaviour, answered past the aggregate. What a list
 * shows of each can be less than what `get` shows.
 */
export interface ResourceQueries<View, Filter, SortKey extends string, Listed = View> {
  /**
   * @param id canonical text of a UUID
   * @param trace what the reading is a part of, if that is recorded
   */
  get(id: string, trace?: Span): Promise<View | null>;
  list(query: ListQuery<Filter, SortKey>): Promise<Page<Listed>>;
  /** How many {@link list} would find in all. */
  count(filter: Filter): Promise<number>;
}
