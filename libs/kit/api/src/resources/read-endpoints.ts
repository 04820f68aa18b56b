import type { ListQuery, Page, Sortable } from '@strata/application-kit';
import type { ObjectSchema } from 'joi';
import { ok, okJson } from '../endpoints/answers.js';
import { endpoint } from '../endpoints/endpoint.js';
import type { CursorCodec } from '../lists/cursor-codec.js';
import type { ListFormat, PageResponse } from '../lists/list-parameters.js';
import { idParams } from '../schemas/id-schema.js';
import type { Resource } from './resource.js';

/** `GET /resource/{id}` */
export function getEndpoint<
  View extends { readonly version: number },
  Response,
  Role extends string,
>(resource: Resource<View, Response, Role>, queries: { get(id: string): Promise<View | null> }) {
  const { path, name, article, tag, readers, schema, notFound, present } = resource;
  return endpoint({
    method: 'get',
    path: `${path}/:id`,
    operationId: `get${name}`,
    summary: `Show ${article}`,
    tag,
    access: readers,
    params: idParams(),
    response: { status: 200, description: `The present state.`, schema, etag: true },
    errors: [notFound],
    handle: async ({ params }) => {
      const view = await queries.get(params.id);
      if (!view) throw notFound(params.id);
      return ok(present(view), view.version);
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
    tag,
    access: readers,
    query: format.schema,
    response: { status: 200, description: 'A page, and how many there are in all.', schema: page },
    handle: async ({ query }) => {
      const found = await list(format.toQuery(query, cursors));
      return okJson(format.toJson(found, query, cursors, present));
    },
  });
}
