import { searchText } from '@strata/domain-kit';
import {
  type CursorPosition,
  type ListQuery,
  type Page,
  positionOf,
  type Sortable,
} from '../lists/list-query.js';

/** What a value stands for in the order, for keys that are not sorted by their texts. */
export type SortValues = Readonly<Record<string, (value: string) => bigint | number>>;

/** Sorts, counts and cuts rows the way the database does: NULLs last, the id as the tie-breaker. */
export function listInMemory<Row extends Sortable<SortKey>, SortKey extends string>(
  matching: readonly Row[],
  query: ListQuery<unknown, SortKey>,
  sortValues?: SortValues,
): Page<Row> {
  const { sort, skip, limit, after } = query;
  const compare = (left: CursorPosition, right: CursorPosition): number => {
    for (const [index, { key, descending }] of sort.entries()) {
      const toValue = sortValues?.[key] ?? String;
      const order = compareValues(left.values[index]!, right.values[index]!, descending, toValue);
      if (order !== 0) return order;
    }
    return compareValues(left.id, right.id, sort[0]?.descending ?? false, String);
  };
  const ordered = matching
    .map((row) => ({ row, position: positionOf(row, sort) }))
    .sort((left, right) => compare(left.position, right.position));
  const rest = after ? ordered.filter(({ position }) => compare(position, after) > 0) : ordered;
  const page = rest.slice(skip, skip + limit);
  return {
    items: page.map(({ row }) => row),
    total: matching.length,
    next: rest.length > skip + limit ? page.at(-1)!.position : null,
  };
}

function compareValues(
  left: string | null,
  right: string | null,
  descending: boolean,
  toValue: (text: string) => string | bigint | number,
): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return toValue(left) < toValue(right) === descending ? 1 : -1;
}

/** True when the text holds the part, whatever case and accents; an absent part matches all. */
export function containsText(text: string | null, part: string | undefined): boolean {
  if (part === undefined) return true;
  return text !== null && searchText(text).includes(searchText(part));
}
