import type { ListQuery, Page, Sortable, Span } from '@strata/application-kit';
import type { ObjectSchema } from 'joi';
import { type Answer, okJson, okWhole } from '../endpoints/answers.js';
import type { CursorCodec } from './cursor-codec.js';
import type { ListFormat, ListParameters } from './list-parameters.js';
import { wholeList } from './whole-list.js';

/** What a list is answered from. */
export interface ListSource<View, Filter extends object, SortKey extends string> {
  readonly format: ListFormat<Filter, SortKey>;
  /** The schema of a page. */
  readonly page: ObjectSchema;
  readonly cursors: CursorCodec;
  list(query: ListQuery<Filter, SortKey>): Promise<Page<View>>;
  present(view: View): unknown;
}

/**
 * A page of a list as JSON, or the whole list in the format that was asked for.
 * @param trace what it is a part of, if that is recorded
 * @throws HttpError 422 for a cursor of another list, or a sort that names a key twice
 */
export async function answerList<
  View extends Sortable<SortKey>,
  Filter extends object,
  SortKey extends string,
>(
  source: ListSource<View, Filter, SortKey>,
  parameters: ListParameters,
  trace: Span | undefined,
): Promise<Answer> {
  const { format, page, cursors } = source;
  const wanted = format.toQuery(parameters, cursors);
  const query = trace ? { ...wanted, trace } : wanted;
  const list = (asked: ListQuery<Filter, SortKey>) => source.list(asked);
  const present = (view: View) => source.present(view);
  if (parameters.format !== 'json') {
    const { name } = format;
    return okWhole(wholeList({ name, format: parameters.format, query, page, list, present }));
  }
  return okJson(format.toJson(await list(query), parameters, cursors, present));
}
