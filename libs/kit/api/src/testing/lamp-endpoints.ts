import { accessErrors, CommandRunner } from '@strata/application-kit';
import {
  deleteLamp,
  FixedClock,
  InMemoryHistoryQueries,
  inMemoryQueries,
  type LampChange,
  lampCollection,
  lampErrors,
  type LampSnapshot,
  type lampStore,
  makeLamp,
  type NewLamp,
  restoreLamp,
  reviseLamp,
  SequentialIds,
} from '@strata/application-kit/testing';
import Joi from 'joi';
import { ok } from '../endpoints/answers.js';
import { endpoint, type Endpoint } from '../endpoints/endpoint.js';
import { FORM_MEDIA_TYPE } from '../endpoints/media-type.js';
import type { CursorCodec } from '../lists/cursor-codec.js';
import { collectionFormat } from '../resources/collection-format.js';
import { historyEndpoint } from '../resources/history-endpoint.js';
import { getEndpoint, listEndpoint } from '../resources/read-endpoints.js';
import { plainResource } from '../resources/resource-fields.js';
import {
  createEndpoint,
  deleteEndpoint,
  restoreEndpoint,
  updateEndpoints,
} from '../resources/write-endpoints.js';
import { quantity } from '../schemas/quantity-schema.js';
import { opaqueText, requiredText, searchTerm } from '../schemas/text-schemas.js';

/** Who may do what with lamps; each may do what those before may. */
export const LAMP_ROLES = ['guest', 'keeper'] as const;
/** One of {@link LAMP_ROLES}. */
export type LampRole = (typeof LAMP_ROLES)[number];

const NAME_MAX_LENGTH = 100;

const resource = plainResource<LampSnapshot, NewLamp, LampChange>()<LampRole>({
  path: '/lamps',
  name: 'Lamp',
  plural: 'Lamps',
  article: 'a lamp',
  tag: 'Lamps',
  readers: 'guest',
  notFound: lampErrors.notFound,
  fields: {
    name: { schema: requiredText(NAME_MAX_LENGTH), required: true },
    lumen: { schema: quantity() },
  },
});

const format = collectionFormat(lampCollection, { name: searchTerm(NAME_MAX_LENGTH) });

/** A token is the name of a role, and nobody needs a password for it. */
const issueToken = endpoint({
  method: 'post',
  path: '/auth/token',
  operationId: 'issueToken',
  summary: 'Sign in',
  tag: 'Access',
  access: 'public',
  body: Joi.object<{ readonly username: string; readonly password: string }, true>({
    username: opaqueText(NAME_MAX_LENGTH).required(),
    password: opaqueText(NAME_MAX_LENGTH).required(),
  }).id('TokenRequest'),
  alsoAccepts: FORM_MEDIA_TYPE,
  secret: true,
  response: { status: 200, description: 'A bearer token.' },
  errors: [accessErrors.tokenInvalid],
  handle: ({ body }) => ok({ access_token: body.username }),
});

/** The endpoints of lamps over a store of them. */
export function lampEndpoints(
  store: ReturnType<typeof lampStore>,
  cursors: CursorCodec,
): readonly Endpoint<LampRole>[] {
  const commands = new CommandRunner(store, new FixedClock(), new SequentialIds());
  const queries = inMemoryQueries(store.database, lampCollection);
  const history = new InMemoryHistoryQueries(store.database);
  const { creation, revision, page, toNew, toChange } = resource;
  const access = 'keeper';
  const errors = [lampErrors.nameTaken];
  return [
    issueToken,
    createEndpoint(
      resource,
      { access, body: creation, errors, toCommand: toNew },
      commands,
      makeLamp,
    ),
    listEndpoint(resource, page, format, (query) => queries.list(query), cursors),
    getEndpoint(resource, queries),
    historyEndpoint(resource, { cursors, history, queries }),
    ...updateEndpoints(
      resource,
      { access, body: revision, errors, toChange },
      commands,
      queries,
      reviseLamp,
    ),
    deleteEndpoint(resource, { access }, commands, deleteLamp),
    restoreEndpoint(resource, access, commands, { useCase: restoreLamp, errors }),
  ];
}
