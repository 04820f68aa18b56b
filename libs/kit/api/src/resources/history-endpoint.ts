import {
  applicationErrors,
  HISTORY_SORT_KEYS,
  type HistoryEntry,
  type HistoryQueries,
  type HistorySortKey,
  type ListQuery,
  type Span,
} from '@strata/application-kit';
import type { Changes } from '@strata/domain-kit';
import Joi from 'joi';
import { endpoint } from '../endpoints/endpoint.js';
import type { CursorCodec } from '../lists/cursor-codec.js';
import { answerList } from '../lists/list-answer.js';
import { ListFormat } from '../lists/list-parameters.js';
import { WHOLE_LIST_FORMATS } from '../lists/whole-list.js';
import { idParams } from '../schemas/id-schema.js';
import { wireName } from '../schemas/wire-name.js';
import { pageSchema } from './page-schema.js';
import type { Resource } from './resource.js';

const changeSchema = Joi.object({
  field: Joi.string()
    .required()
    .description('As answers name it; of a line by its id, such as `items.{id}.quantity`.'),
  from: Joi.any().description('What it held before; absent when that is a secret.'),
  to: Joi.any().description('What it holds now; absent when that is a secret.'),
})
  .id('HistoryChange')
  .description('What a field held, and what it holds now.');

const entrySchema = Joi.object<ReturnType<typeof presentEntry>>({
  id: Joi.string().uuid().required().description('Of the event; as receivers of events know it.'),
  version: Joi.number().integer().min(1).required().description('The version that it led to.'),
  event: Joi.string().required().description('What happened: the name of the event.'),
  at: Joi.string().isoDate().required().description('When it happened.'),
  by: Joi.string().required().description('Who did it: user id, or `system`.'),
  trace_id: Joi.string()
    .allow(null)
    .required()
    .description('The trace of the request that did it (W3C), where that was recorded.'),
  data: Joi.object()
    .unknown()
    .required()
    .description('What the event says, as its receivers get it.'),
  changes: Joi.array()
    .items(changeSchema)
    .allow(null)
    .required()
    .description(
      'What it changed; null for what was made, for a further event of the same request, and for what happened before changes were recorded.',
    ),
})
  .id('HistoryEntry')
  .description('Who did what, when, and what it changed.');

const page = pageSchema('HistoryPage', entrySchema);

/** What the history of a resource is read with. */
export interface HistoryPorts {
  readonly cursors: CursorCodec;
  readonly history: HistoryQueries;
  readonly queries: { get(id: string, trace?: Span): Promise<unknown> };
}

/**
 * `GET /resource/{id}/history`, for those who may read the resource; what is deleted keeps its own.
 * @param aggregateType the resource's name in snake case unless said
 */
export function historyEndpoint<Role extends string>(
  resource: Pick<
    Resource<never, unknown, Role>,
    'path' | 'name' | 'article' | 'tag' | 'readers' | 'notFound'
  >,
  { cursors, history, queries }: HistoryPorts,
  aggregateType = wireName(resource.name).slice(1),
) {
  const { path, name, article, tag, readers, notFound } = resource;
  const format = new ListFormat(
    `${aggregateType}_history`,
    {},
    HISTORY_SORT_KEYS,
    () => ({}),
    false,
    '-version',
  );
  return endpoint({
    method: 'get',
    path: `${path}/:id/history`,
    operationId: `list${name}History`,
    summary: `Show the history of ${article}`,
    description:
      'Who did what, when, and what changed from what to what, the newest first, for as long as events are kept; also of what is deleted. A page at a time; `format` gives the whole history at once.',
    tag,
    access: readers,
    params: idParams(),
    query: format.schema,
    response: { status: 200, description: 'A page of the history.', schema: page },
    formats: WHOLE_LIST_FORMATS,
    errors: [notFound, applicationErrors.tooManySnapshots],
    handle: ({ params: { id }, query, origin: { trace } }) => {
      const list = async (asked: ListQuery<object, HistorySortKey>) => {
        const filter = { aggregateType, aggregateId: id };
        const found = await history.list({ ...asked, filter });
        // What is deleted is known by its events alone, and what recorded none by its resource.
        if (found.total === 0 && !(await queries.get(id, trace))) throw notFound(id);
        return found;
      };
      // A cursor is bound to the resource too.
      const parameters = { ...query, aggregate_id: id };
      return answerList({ format, page, cursors, list, present: presentEntry }, parameters, trace);
    },
  });
}

/** An entry, to the wire. */
function presentEntry({ id, version, event, at, by, traceparent, payload, changes }: HistoryEntry) {
  return {
    id,
    version,
    event,
    at: at.toISOString(),
    by,
    trace_id: traceparent?.split('-')[1] ?? null,
    data: payload,
    changes: changes && presentChanges(changes),
  };
}

function presentChanges(changes: Changes) {
  return Object.entries(changes).map(([field, { from, to }]) => ({
    field: wireName(field),
    from: onWire(from),
    to: onWire(to),
  }));
}

/** The value with the names of the wire, however deep. */
function onWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(onWire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [wireName(name), onWire(inner)]),
  );
}
