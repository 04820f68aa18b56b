import type { CursorPosition, ListQuery, Page } from '../../shared/list-query.js';

/** A value that a list can be sorted by. */
export type SortValue = string | number | Date | null;

/** Sorts, counts and cuts rows the way the database does: NULLs last, the id as the tie-breaker. */
export function listInMemory<
  Row extends { readonly id: string } & Readonly<Record<SortKey, SortValue>>,
  SortKey extends string,
>(matching: readonly Row[], query: ListQuery<unknown, SortKey>): Page<Row> {
  const { sort, skip, limit, after } = query;
  const compare = (left: CursorPosition, right: CursorPosition): number => {
    for (const [index, { descending }] of sort.entries()) {
      const order = compareValues(left.values[index]!, right.values[index]!, descending);
      if (order !== 0) return order;
    }
    return compareValues(left.id, right.id, sort[0]?.descending ?? false);
  };
  const ordered = matching
    .map((row) => ({ row, position: positionOf(row, query) }))
    .sort((left, right) => compare(left.position, right.position));
  const rest = after ? ordered.filter(({ position }) => compare(position, after) > 0) : ordered;
  const page = rest.slice(skip, skip + limit);
  return {
    items: page.map(({ row }) => row),
    total: matching.length,
    next: rest.length > skip + limit ? page.at(-1)!.position : null,
  };
}

/** Where a row stands in the order of the query. */
export function positionOf<SortKey extends string>(
  row: { readonly id: string } & Readonly<Record<SortKey, SortValue>>,
  { sort }: Pick<ListQuery<unknown, SortKey>, 'sort'>,
): CursorPosition {
  return { values: sort.map(({ key }) => asText(row[key])), id: row.id };
}

function asText(value: SortValue): string | null {
  if (value === null) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}

function compareValues(left: string | null, right: string | null, descending: boolean): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right === descending ? 1 : -1;
}

/** True when the text holds the part, whatever the case; an absent part matches all. */
export function containsText(text: string | null, part: string | undefined): boolean {
  if (part === undefined) return true;
  return text !== null && text.toLowerCase().includes(part.toLowerCase());
}
