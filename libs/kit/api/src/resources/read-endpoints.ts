import {
  applicationErrors,
  type ListQuery,
  type Page,
  type Sortable,
  type Span,
} from '@strata/application-kit';
import type { ObjectSchema } from 'joi';
import { ok } from '../endpoints/answers.js';
import { endpoint } from '../endpoints/endpoint.js';
import type { CursorCodec } from '../lists/cursor-codec.js';
import { answerList } from '../lists/list-answer.js';
import type { ListFormat, PageResponse } from '../lists/list-parameters.js';
import { WHOLE_LIST_FORMATS } from '../lists/whole-list.js';
import { idParams } from '../schemas/id-schema.js';
import type { Resource } from './resource.js';

/** `GET /resource/{id}` */
export function getEndpoint<
  View extends { readonly version: number },
  Response,
  Role extends string,
>(
  resource: Resource<View, Response, Role>,
  queries: { get(id: string, trace?: Span): Promise<View | null> },
) {
  const { path, name, article, tag, readers, schema, notFound } = resource;
  return endpoint({
    method: 'get',
    path: `${path}/:id`,
    operationId: `get${name}`,
    summary: `Show ${article}`,
    description: 'By its id, as it is now; an If-None-Match with its ETag spares what is known.',
    tag,
    access: readers,
    params: idParams(),
    response: { status: 200, description: `The present state.`, schema, etag: true },
    errors: [notFound],
    handle: async ({ params, origin }) => {
      const view = await queries.get(params.id, origin.trace);
      if (!view) throw notFound(params.id);
      const volatile = resource.volatile?.(view) ?? false;
      return { ...ok(resource.present(view), view.version), volatile };
    },
  });
}

/** `GET /resource` */
export function listEndpoint<
  View extends Sortable<SortKey>,
  Response,
  Filter extends object,
  SortKey extends string,
  Role extends string,
>(
  resource: Pick<Resource<View, Response, Role>, 'path' | 'plural' | 'tag' | 'readers' | 'present'>,
  page: ObjectSchema<PageResponse<Response>>,
  format: ListFormat<Filter, SortKey>,
  list: (query: ListQuery<Filter, SortKey>) => Promise<Page<View>>,
  cursors: CursorCodec,
) {
  const { path, plural, tag, readers, present } = resource;
  return endpoint({
    method: 'get',
    path,
    operationId: `list${plural}`,
    summary: `List ${plural.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()}`,
    description:
      'What meets all filters that are given, in the order of `sort`, a page at a time; `cursor` goes on where a page ended. `format` gives the whole list at once.',
    tag,
    access: readers,
    query: format.schema,
    response: { status: 200, description: 'A page, and how many there are in all.', schema: page },
    formats: WHOLE_LIST_FORMATS,
    errors: [applicationErrors.tooManySnapshots],
    handle: ({ query, origin: { trace } }) =>
      answerList({ format, page, cursors, present, list }, query, trace),
  });
}
