import {
  LIST_LIMIT_MAX,
  LIST_LIMIT_MAX_WITH_ITEMS,
  type ListQuery,
  type Page,
  type Snapshot,
  type Sortable,
} from '@strata/application-kit';
import Joi, { type ObjectSchema } from 'joi';
import { descriptionOf } from '../schemas/schema-description.js';
import { CSV_MEDIA_TYPE, csvColumns, csvHeader, csvRow, type CsvColumn } from './csv.js';

/** Media type of a JSON value a line. */
export const NDJSON_MEDIA_TYPE = 'application/x-ndjson';

/** What a list is answered in as a whole, beside pages of JSON: media types by what `format` calls them. */
export const WHOLE_LIST_FORMATS = { csv: CSV_MEDIA_TYPE, ndjson: NDJSON_MEDIA_TYPE } as const;
/** One of {@link WHOLE_LIST_FORMATS}. */
export type WholeListFormat = keyof typeof WHOLE_LIST_FORMATS;

/** The query parameter that asks for the whole list. */
export const FORMAT_PARAMETER = Joi.string()
  .valid('json', ...Object.keys(WHOLE_LIST_FORMATS))
  .default('json')
  .description(
    'A page as `json`, or the whole list, as of one moment, as `csv` or `ndjson`; `Accept` can say so too.',
  );

/** What says where a page begins and ends. */
const PAGE_ONLY = ['skip', 'limit', 'cursor'];

/** Refuses a page of what is given whole. */
export function wholeExcludesPage<Schema extends ObjectSchema>(schema: Schema): Schema {
  return schema
    .custom((value: { readonly format: string }, { original, error }) => {
      const { format } = value;
      const name = format === 'json' ? undefined : PAGE_ONLY.find((each) => each in original);
      return name === undefined ? value : error('format.page', { format, name });
    })
    .messages({ 'format.page': 'format {{#format}} gives the whole list; leave out {{#name}}' });
}

/** Rows as they are sent, and how many there are in all. */
export interface WholeListPart {
  readonly text: string;
  readonly rows: number;
  readonly total: number;
}

/** A whole list that is read while it is sent. */
export interface WholeList {
  readonly mediaType: string;
  /** Without an extension. */
  readonly name: string;
  readonly extension: WholeListFormat;
  /** The text of the list, a page of it at a time, one at least. */
  parts(snapshot: Snapshot): AsyncGenerator<WholeListPart, void, undefined>;
}

/** What differs from list to list. */
export interface WholeListSource<View, Filter, SortKey extends string> {
  readonly name: string;
  readonly format: WholeListFormat;
  readonly query: ListQuery<Filter, SortKey>;
  /** The schema of a page of it. */
  readonly page: ObjectSchema;
  list(query: ListQuery<Filter, SortKey>): Promise<Page<View>>;
  present(view: View): unknown;
}

/** Columns of lists that were asked for before; Joi is slow to tell. */
const known = new WeakMap<ObjectSchema, readonly CsvColumn[]>();

/** A list in one of the formats, page after page behind the same cursor that clients get. */
export function wholeList<View extends Sortable<SortKey>, Filter, SortKey extends string>(
  source: WholeListSource<View, Filter, SortKey>,
): WholeList {
  const { name, format } = source;
  const { header, row } = writerOf(source);
  return {
    mediaType: WHOLE_LIST_FORMATS[format],
    name: name.replaceAll('_', '-'),
    extension: format,
    async *parts(snapshot) {
      let text = header;
      for await (const { items, total } of pagesOf(source, snapshot)) {
        for (const view of items) text += row(source.present(view));
        yield { text, rows: items.length, total };
        text = '';
      }
    },
  };
}

async function* pagesOf<View extends Sortable<SortKey>, Filter, SortKey extends string>(
  { query, list }: WholeListSource<View, Filter, SortKey>,
  snapshot: Snapshot,
): AsyncGenerator<Page<View>> {
  const limit = query.includeItems ? LIST_LIMIT_MAX_WITH_ITEMS : LIST_LIMIT_MAX;
  let page = await list({ ...query, limit, snapshot });
  yield page;
  while (page.next) {
    page = await list({ ...query, limit, snapshot, skip: 0, after: page.next });
    yield page;
  }
}

function writerOf<View, Filter, SortKey extends string>({
  format,
  page,
  query,
}: WholeListSource<View, Filter, SortKey>): {
  readonly header: string;
  readonly row: (presented: unknown) => string;
} {
  if (format === 'ndjson') return { header: '', row: (row) => `${JSON.stringify(row)}\n` };
  const all = known.get(page) ?? columnsOfPage(page);
  known.set(page, all);
  // The lines of documents come only when they are asked for.
  const columns = all.filter(
    ({ isList, isRequired }) => !isList || isRequired || query.includeItems,
  );
  return { header: csvHeader(columns), row: (row) => csvRow(columns, row) };
}

function columnsOfPage(page: ObjectSchema): readonly CsvColumn[] {
  const [row = {}] = descriptionOf(page).keys?.['items']?.items ?? [];
  return csvColumns(row);
}
