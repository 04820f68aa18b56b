import type { CursorPosition, ListQuery, Page } from '../../shared/list-query.js';

/** A value that a list can be sorted by. */
export type SortValue = string | bigint | Date | null;

/** What a row is sorted by, for keys whose own value is not meant. */
export type SortValues<Row, SortKey extends string> = Readonly<
  Partial<Record<SortKey, (row: Row) => SortValue>>
>;

/** Digits of the largest 64-bit number. */
const BIGINT_DIGITS = 19;

/** Sorts, counts and cuts rows the way the database does: NULLs last, the id as the tie-breaker. */
export function listInMemory<
  Row extends { readonly id: string } & Readonly<Record<SortKey, SortValue>>,
  SortKey extends string,
>(
  matching: readonly Row[],
  query: ListQuery<unknown, SortKey>,
  sortValues?: SortValues<Row, SortKey>,
): Page<Row> {
  const { sort, skip, limit, after } = query;
  const compare = (left: CursorPosition, right: CursorPosition): number => {
    for (const [index, { descending }] of sort.entries()) {
      const order = compareValues(left.values[index]!, right.values[index]!, descending);
      if (order !== 0) return order;
    }
    return compareValues(left.id, right.id, sort[0]?.descending ?? false);
  };
  const ordered = matching
    .map((row) => ({ row, position: positionOf(row, query, sortValues) }))
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
function positionOf<
  Row extends { readonly id: string } & Readonly<Record<SortKey, SortValue>>,
  SortKey extends string,
>(
  row: Row,
  { sort }: Pick<ListQuery<unknown, SortKey>, 'sort'>,
  sortValues: SortValues<Row, SortKey> | undefined,
): CursorPosition {
  const values = sort.map(({ key }) => asText(sortValues?.[key]?.(row) ?? row[key]));
  return { values, id: row.id };
}

/** Texts of one key have the order of their values. */
function asText(value: SortValue): string | null {
  if (value === null) return null;
  if (typeof value === 'bigint') return value.toString().padStart(BIGINT_DIGITS, '0');
  return value instanceof Date ? value.toISOString() : value;
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
