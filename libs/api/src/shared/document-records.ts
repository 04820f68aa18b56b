import {
  answerList,
  type CursorCodec,
  endpoint,
  idParams,
  type ListFormat,
  type PageResponse,
  type Resource,
  WHOLE_LIST_FORMATS,
} from '@strata/api-kit';
import {
  applicationErrors,
  type ListQuery,
  type Page,
  type Sortable,
  type Span,
} from '@strata/application-kit';
import type { EntityId } from '@strata/domain-kit';
import type { ObjectSchema } from 'joi';
import type { Role } from './role.js';

/** What differs between the records of a document, such as its payments. */
export interface DocumentRecords<
  Kind extends string,
  Record,
  Filter extends object,
  SortKey extends string,
> {
  /** The last segment of the path, and what they are called. */
  readonly name: string;
  readonly operationId: string;
  /** The one of the document unless said. */
  readonly tag?: string;
  readonly format: ListFormat<Filter, SortKey>;
  readonly page: ObjectSchema<PageResponse<unknown>>;
  present(record: Record): unknown;
  list(query: ListQuery<Filter, SortKey>, id: EntityId<Kind>): Promise<Page<Record>>;
}

/** Makes lists of the records of one kind of document. */
export const documentRecords =
  <Kind extends string>(
    document: Pick<
      Resource<never, object, Role>,
      'path' | 'article' | 'tag' | 'readers' | 'notFound'
    >,
    documents: { get(id: string, trace?: Span): Promise<unknown> },
    cursors: CursorCodec,
  ) =>
  /** `GET /resource/{id}/…` */
  <Record extends Sortable<SortKey>, Filter extends object, SortKey extends string>({
    name,
    operationId,
    tag = document.tag,
    format,
    page,
    present,
    list,
  }: DocumentRecords<Kind, Record, Filter, SortKey>) =>
    endpoint({
      method: 'get',
      path: `${document.path}/:id/${name}`,
      operationId,
      summary: `List the ${name} of ${document.article}`,
      description:
        'A page at a time; `cursor` goes on where a page ended. `format` gives the whole list at once.',
      tag,
      access: document.readers,
      params: idParams<Kind>(),
      query: format.schema,
      response: { status: 200, description: `A page of ${name}.`, schema: page },
      formats: WHOLE_LIST_FORMATS,
      errors: [document.notFound, applicationErrors.tooManySnapshots],
      handle: ({ params: { id }, query, origin: { trace } }) => {
        const ofDocument = async (asked: ListQuery<Filter, SortKey>) => {
          const found = await list(asked, id);
          // One that has some is there: only without them is it looked for.
          if (found.total === 0 && !(await documents.get(id, trace))) throw document.notFound(id);
          return found;
        };
        // A cursor is bound to the document too.
        const parameters = { ...query, document_id: id };
        return answerList({ format, page, cursors, list: ofDocument, present }, parameters, trace);
      },
    });
