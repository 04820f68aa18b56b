import {
  LIST_LIMIT_DEFAULT,
  LIST_LIMIT_MAX,
  LIST_LIMIT_MAX_WITH_ITEMS,
  type ListQuery,
  type Page,
  positionOf,
  type Sortable,
  type SortTerm,
} from '@strata/application-kit';
import Joi, { type CustomHelpers, type ObjectSchema, type SchemaMap } from 'joi';
import type { CursorCodec } from './cursor-codec.js';
import { withinBudget } from './page-budget.js';
import { FORMAT_PARAMETER, wholeExcludesPage, type WholeListFormat } from './whole-list.js';
import { siblingsOf } from '../schemas/siblings.js';
import { wireName } from '../schemas/wire-name.js';
import { HttpError, httpErrors } from '../errors/http-errors.js';

/** The parameters that every list takes beside its filters. */
export interface ListParameters {
  /** 0 when absent. */
  readonly skip?: number;
  readonly limit: number;
  readonly sort: string;
  readonly cursor?: string;
  /** Lists of documents alone take it. */
  readonly include?: 'items';
  readonly format: 'json' | WholeListFormat;
}

/** A page as it goes over the wire. */
export interface PageResponse<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly skip: number;
  /** As asked for; as many as there are when the page ended early, so that a walk by skip holds. */
  readonly limit: number;
  readonly next_cursor: string | null;
}

const LIMIT = Joi.number()
  .integer()
  .min(1)
  .max(LIST_LIMIT_MAX)
  .messages({ 'limit.items': `limit is ${LIST_LIMIT_MAX_WITH_ITEMS} at most with include` })
  .default(LIST_LIMIT_DEFAULT)
  .description('A page ends early where its items would be too large; next_cursor goes on there.');
const INCLUDE = Joi.string()
  .valid('items')
  .description(
    `Brings the lines of each along; then limit is ${LIST_LIMIT_MAX_WITH_ITEMS} at most.`,
  );
/** Where a page begins and how long it is; {@link cursorExcludesSkip} belongs to them. */
export const PAGE_PARAMETERS = {
  // Without a default, which would count as given beside a cursor.
  skip: Joi.number().integer().min(0).description('0 unless said.'),
  limit: LIMIT,
  cursor: Joi.string().max(4096).description('`next_cursor` of the page before.'),
};

/** Refuses a page that is said to begin in two ways. */
export function cursorExcludesSkip<Schema extends ObjectSchema>(schema: Schema): Schema {
  return schema
    .oxor('cursor', 'skip')
    .messages({ 'object.oxor': 'cursor and skip exclude each other' });
}

const DEFAULT_SORT = 'created_at,id';

/** Reads the parameters of one kind of list, and writes its pages. */
export class ListFormat<Filter extends object, SortKey extends string> {
  readonly #keys: ReadonlyMap<string, SortKey>;
  /** The schema of the query string. */
  readonly schema: ObjectSchema<ListParameters>;

  /**
   * @param name of the list, in snake_case
   * @param filters the schemas of the filters, by parameter name
   * @param sortKeys what the list can be sorted by
   * @param toFilter turns the parameters into the filter; names differ in their case
   * @param hasItems whether these are documents with lines, which `include=items` brings along
   * @param defaultSort the order when nobody says
   */
  constructor(
    readonly name: string,
    filters: SchemaMap,
    sortKeys: readonly SortKey[],
    private readonly toFilter: (parameters: Readonly<Record<string, never>>) => Filter,
    private readonly hasItems = false,
    private readonly defaultSort = DEFAULT_SORT,
  ) {
    this.#keys = new Map(sortKeys.map((key) => [wireName(key), key]));
    this.schema = this.#schemaWith(filters);
  }

  #schemaWith(filters: SchemaMap): ObjectSchema<ListParameters> {
    const term = `-?(${[...this.#keys.keys()].join('|')})`;
    const { skip, cursor } = PAGE_PARAMETERS;
    const schema = Joi.object<ListParameters>({
      ...filters,
      skip,
      limit: this.hasItems ? LIMIT.custom(expectFewerWithItems) : LIMIT,
      sort: Joi.string()
        .pattern(new RegExp(`^${term}(,${term})*(,-?id)?$`))
        .messages({
          'string.pattern.base': `sort must be keys of ${[...this.#keys.keys()].join(', ')}, separated by commas, "-" before a key for descending`,
        })
        .default(this.defaultSort)
        .description('Keys separated by commas, `-` before a key for descending order.'),
      cursor,
      format: FORMAT_PARAMETER,
      ...(this.hasItems ? { include: INCLUDE } : {}),
    });
    return wholeExcludesPage(cursorExcludesSkip(schema));
  }

  /** @throws HttpError 422 for a cursor of another list, or a sort that names a key twice */
  toQuery(parameters: ListParameters, codec: CursorCodec): ListQuery<Filter, SortKey> {
    const { skip = 0, limit, sort, cursor, include, format: _format, ...rest } = parameters;
    const after =
      cursor === undefined ? undefined : codec.decode(cursor, this.#bindingOf(parameters));
    return {
      // What is left are the filters; the schema has seen to what `toFilter` takes them for.
      filter: this.toFilter(rest as Readonly<Record<string, never>>),
      sort: this.#termsOf(sort),
      skip,
      limit,
      after,
      includeItems: include === 'items',
    };
  }

  /** A {@link PageResponse} as JSON; it ends early where it would hold too much. */
  toJson<View extends Sortable<SortKey>>(
    page: Page<View>,
    parameters: ListParameters,
    codec: CursorCodec,
    present: (view: View) => unknown,
  ): string {
    const { skip = 0, sort } = parameters;
    const { items: found, total } = page;
    const items = withinBudget(found, present);
    const isWhole = items.length === found.length;
    const last = found[items.length - 1];
    const next = isWhole || !last ? page.next : positionOf(last, this.#termsOf(sort));
    const endedEarly = next !== null && items.length < parameters.limit;
    const rest = {
      total,
      skip,
      limit: endedEarly ? items.length : parameters.limit,
      next_cursor: next && codec.encode(next, this.#bindingOf(parameters)),
    } satisfies Omit<PageResponse<unknown>, 'items'>;
    return `{"items":[${items.join()}],${JSON.stringify(rest).slice(1)}`;
  }

  /** The id need not be named: it always comes last, in the direction of the first key. */
  #termsOf(sort: string): readonly SortTerm<SortKey>[] {
    const all = sort.split(',').map((term) => {
      const descending = term.startsWith('-');
      return { name: descending ? term.slice(1) : term, descending };
    });
    const terms = all.filter(({ name }) => name !== 'id');
    if (new Set(terms.map(({ name }) => name)).size < terms.length) {
      throw sortRefused('sort names a key twice');
    }
    const [first] = terms;
    if (all.some(({ name, descending }) => name === 'id' && descending !== first?.descending)) {
      throw sortRefused('sort goes by id in the direction of its first key; leave id out');
    }
    return terms.map(({ name, descending }) => {
      const key = this.#keys.get(name);
      if (key === undefined) throw sortRefused(`sort knows no key ${name}`);
      return { key, descending };
    });
  }

  /** What a cursor is bound to: this list, its filters and its sort. */
  #bindingOf(parameters: ListParameters): string {
    const { skip: _skip, limit: _limit, cursor: _cursor, ...shown } = parameters;
    const { include: _include, format: _format, ...rest } = shown;
    return JSON.stringify([this.name, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))]);
  }
}

/** Lines make a row heavy, so fewer rows can be asked for with them. */
function expectFewerWithItems(limit: number, { state, error }: CustomHelpers<number>) {
  const { include } = siblingsOf(state);
  return include !== undefined && limit > LIST_LIMIT_MAX_WITH_ITEMS ? error('limit.items') : limit;
}

function sortRefused(message: string): HttpError {
  const errors = [{ pointer: '/query/sort', message }];
  return new HttpError(httpErrors.validationFailed, { errors });
}
