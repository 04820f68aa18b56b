import { LIST_BYTES_MAX, type ListQuery, type SortTerm } from '@strata/application-kit';

/** A column that a list can be sorted by. */
export interface SortColumn {
  /** The SQL name, or an expression with an index of its own. */
  readonly column: string;
  /** The SQL type that a cursor's text is cast to. */
  readonly type: string;
  readonly nullable?: boolean;
  /** Makes of a cursor's value what an expression is compared with. */
  readonly toBound?: (value: string) => string;
}

/** Collects the values of a statement's parameters and hands out their placeholders. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The placeholder of a new value, cast when a type is given. */
  add(value: unknown, type?: string): string {
    this.values.push(value);
    return type ? `$${this.values.length}::${type}` : `$${this.values.length}`;
  }
}

/** A statement, its parameters, and a text that is equal for equal SQL. */
export interface ListStatement {
  readonly text: string;
  /** Nobody changes them; pg takes no other kind of array. */
  readonly values: unknown[];
}

/** Which rows a list has, whatever its filter. */
export interface ListRows {
  /** One with `keep_list_total` in its SQL. */
  readonly table: string;
  /** Where the list is of active rows only. */
  readonly scope?: 'is_active';
}

/** What the rows of a list meet that are wanted of it; at least one condition, for a WHERE. */
export function conditionsOf({ scope }: ListRows, wanted: readonly string[]): readonly string[] {
  return [scope ?? 'TRUE', ...wanted];
}

/** What a list reads from. */
export interface ListSource<SortKey extends string> extends ListRows {
  /** The selected columns. */
  readonly select: string;
  /** The lines of a document as one column of JSON, of a row of the table (`table.id`). */
  readonly items?: string;
  readonly sortColumns: Readonly<Record<SortKey, SortColumn>>;
}

/**
 * One page of a list as SQL, with one row more than the page to tell whether there is a next one.
 * A cursor becomes a range on the leading index column, so that a late page costs what the first does.
 * @param conditions conditions of the filter, their values already in the parameters
 */
export function pageStatement<SortKey extends string>(
  source: ListSource<SortKey>,
  query: ListQuery<unknown, SortKey>,
  conditions: readonly string[],
  parameters: Parameters,
): ListStatement {
  const [first] = query.sort;
  if (!first) throw new RangeError('A list is sorted by one key at least.');
  const lead = source.sortColumns[first.key];
  // As bigint, because limit and the largest skip are added below.
  const limit = parameters.add(query.limit + 1, 'bigint');
  const parts = lead.nullable ? ['IS NOT NULL', 'IS NULL'] : [null];
  const branches = parts.flatMap((nullness) => {
    const position = positionCondition(source, query, first, nullness === 'IS NULL', parameters);
    if (position === null) return [];
    const where = [
      ...conditions,
      ...(nullness ? [`${lead.column} ${nullness}`] : []),
      ...(position === '' ? [] : [position]),
    ];
    // Without the leading NULLs column in its own order, each branch walks its index straight.
    const order = orderBy(source, nullness === 'IS NULL' ? query.sort.slice(1) : query.sort, first);
    return `SELECT ${source.select} FROM ${source.table} WHERE ${where.join(' AND ')} ORDER BY ${order}`;
  });
  const skip = query.skip > 0 ? parameters.add(query.skip, 'bigint') : null;
  // UNION ALL under a LIMIT is read in order, and the second branch only when the first runs out.
  const bound = skip ? `${limit} + ${skip}` : limit;
  const bounded =
    branches.length === 1 ? branches : branches.map((branch) => `(${branch} LIMIT ${bound})`);
  const offset = skip ? ` OFFSET ${skip}` : '';
  const text = `${bounded.join(' UNION ALL ')} LIMIT ${limit}${offset}`;
  return { text, values: parameters.values };
}

/**
 * The page with the lines of its documents, which are read for its rows alone, up to and with the row
 * that reaches the byte budget; `fetched` tells how many rows there would have been.
 */
export function pageWithItems<SortKey extends string>(
  { table, items }: ListSource<SortKey>,
  page: ListStatement,
  parameters: Parameters,
): ListStatement {
  const size = 'octet_length(items::text)';
  // OFFSET 0 keeps the planner from working the lines out anew at each mention of them.
  const text = `SELECT * FROM (
    SELECT document.*, count(*) OVER ()::int AS fetched,
           sum(${size}) OVER (ROWS UNBOUNDED PRECEDING) - ${size} AS before
      FROM (SELECT *, ${items} AS items FROM (${page.text}) AS ${table} OFFSET 0) AS document) AS sized
   WHERE before < ${parameters.add(LIST_BYTES_MAX, 'bigint')}`;
  return { text, values: parameters.values };
}

function orderBy<SortKey extends string>(
  source: ListSource<SortKey>,
  sort: readonly SortTerm<SortKey>[],
  first: SortTerm<SortKey>,
): string {
  const terms = sort.map((term) => {
    const { column, nullable } = source.sortColumns[term.key];
    // The leading column is never NULL in its branch; saying so would hide the index.
    const nulls = nullable && term !== first ? ' NULLS LAST' : '';
    return `${column}${term.descending ? ' DESC' : ''}${nulls}`;
  });
  return [...terms, `id${first.descending ? ' DESC' : ''}`].join(', ');
}

/** A column of the order, and where the cursor is in it. */
interface Bound extends SortColumn {
  readonly descending: boolean;
  readonly value: string | null;
}

/** What lies behind the cursor: '' without one, null when nothing of this branch does. */
function positionCondition<SortKey extends string>(
  source: ListSource<SortKey>,
  { sort, after }: ListQuery<unknown, SortKey>,
  first: SortTerm<SortKey>,
  nullBranch: boolean,
  parameters: Parameters,
): string | null {
  if (!after) return '';
  const [leading] = after.values;
  // A cursor among the leading NULLs has passed all rows that have a value.
  if (!nullBranch && leading === null && source.sortColumns[first.key].nullable) return null;
  if (nullBranch && leading !== null) return '';
  const sorted = sort.map(({ key, descending }, index): Bound => {
    const value = after.values[index];
    if (value === undefined) throw new RangeError('A position has a value for each sort key.');
    return { ...source.sortColumns[key], descending, value };
  });
  const byId: Bound = {
    column: 'id',
    type: 'uuid',
    descending: first.descending,
    value: after.id,
  };
  const terms = [...(nullBranch ? sorted.slice(1) : sorted), byId];
  const [lead = byId] = terms;

  const uniform = terms.every(
    (term) => term.descending === lead.descending && (!term.nullable || term === lead),
  );
  if (uniform) {
    const columns = terms.map(({ column }) => column).join(', ');
    const values = terms.map((term) => boundOf(term, term.value, parameters)).join(', ');
    return `(${columns}) ${lead.descending ? '<' : '>'} (${values})`;
  }
  let condition = 'FALSE';
  for (const term of terms.reverse()) {
    const { column, descending, nullable, value } = term;
    if (value === null) {
      condition = `(${column} IS NULL AND ${condition})`;
      continue;
    }
    const bound = boundOf(term, value, parameters);
    const beyond = `${column} ${descending ? '<' : '>'} ${bound}${nullable ? ` OR ${column} IS NULL` : ''}`;
    condition = `(${beyond} OR (${column} = ${bound} AND ${condition}))`;
  }
  // Implied by the condition, but only this form lets the index start at the cursor.
  return lead.value === null || lead.column === 'id'
    ? condition
    : `${lead.column} ${lead.descending ? '<=' : '>='} ${boundOf(lead, lead.value, parameters)} AND ${condition}`;
}

function boundOf(
  { type, toBound }: SortColumn,
  value: string | null,
  parameters: Parameters,
): string {
  const bound = parameters.add(value, type);
  return toBound ? toBound(bound) : bound;
}

/**
 * The condition that a column holds the text as a part, whatever case and accents.
 * @param column one that `search_text` made, or of lower-case ASCII, with a trigram index
 */
export function contains(column: string, part: string, parameters: Parameters): string {
  return `${column} LIKE search_pattern(${parameters.add(part)})`;
}
