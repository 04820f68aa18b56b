import type {
  CommandRepositories,
  CommandRunner,
  DeleteResource,
  UpdateResource,
  UseCase,
} from '@strata/application-kit';
import type { EntityId } from '@strata/domain-kit';
import type { ObjectSchema } from 'joi';
import { answerTo, created, NO_CONTENT, ok } from '../endpoints/answers.js';
import {
  type DeclaredError,
  endpoint,
  type EndpointRequest,
  type Versioned,
} from '../endpoints/endpoint.js';
import { idParams } from '../schemas/id-schema.js';
import { NO_DETAILS } from '../schemas/no-details.js';
import { locationOf, type Presentable, type Resource } from './resource.js';

/** Who sent a request, and from where. */
export type RequestOrigin = Pick<EndpointRequest<unknown, unknown, unknown>, 'actor' | 'network'>;

/** What differs from resource to resource when one is made. */
export interface Creation<Body, Command, Role extends string> {
  readonly access: Role;
  readonly body: ObjectSchema<Body>;
  readonly errors: readonly DeclaredError[];
  toCommand(body: Body, origin: RequestOrigin): Command | Promise<Command>;
}

/** `POST /resource` */
export function createEndpoint<
  View,
  Response,
  Body,
  Command,
  Role extends string,
  Tx extends CommandRepositories,
>(
  resource: Resource<View, Response, Role>,
  { access, body, errors, toCommand }: Creation<Body, Command, Role>,
  commands: CommandRunner<Tx>,
  useCase: UseCase<Command, Presentable<View>, NoInfer<Tx>>,
) {
  const { path, name, article, tag, schema, present } = resource;
  return endpoint({
    method: 'post',
    path,
    operationId: `create${name}`,
    summary: `Take in ${article}`,
    description: 'All of it or nothing. Location says where it is.',
    tag,
    access,
    body,
    response: { status: 201, description: 'It is made.', schema, etag: true, location: true },
    errors,
    handle: async ({ body: given, actor, network, origin }) => {
      const command = await toCommand(given, { actor, network });
      return answerTo(commands, useCase, command, origin, (made) =>
        created(present(made.toSnapshot()), {
          location: locationOf(path, made.id),
          version: made.version,
        }),
      );
    },
  });
}

/** What differs from resource to resource when one is changed. */
export interface Revision<Body, Change, Id, Role extends string> {
  readonly access: Role;
  readonly body: ObjectSchema<Body>;
  readonly errors: readonly DeclaredError[];
  toChange(body: Body, origin: RequestOrigin, id: Id): Change | Promise<Change>;
}

/** `PUT` and `PATCH /resource/{id}`, which do the same */
export function updateEndpoints<
  Kind extends string,
  View,
  Response extends Versioned,
  Body,
  Change,
  Role extends string,
  Tx extends CommandRepositories,
>(
  resource: Resource<View, Response, Role>,
  { access, body, errors, toChange }: Revision<Body, Change, EntityId<Kind>, Role>,
  commands: CommandRunner<Tx>,
  queries: { get(id: EntityId<Kind>): Promise<View | null> },
  useCase: UseCase<UpdateResource<EntityId<Kind>, Change>, Presentable<View>, NoInfer<Tx>>,
) {
  const { path, name, article, tag, schema, notFound, present } = resource;
  return (['put', 'patch'] as const).map((method) =>
    endpoint({
      method,
      path: `${path}/:id`,
      operationId: (method === 'put' ? 'update' : 'patch') + name,
      summary: `Change ${article}`,
      description:
        'What is absent stays, and so does what is given as it was answered; null clears, an address is replaced whole. A body that gives back another version answers 412.',
      tag,
      access,
      params: idParams<Kind>(),
      body,
      current: async ({ id }) => {
        const view = await queries.get(id);
        if (!view) throw notFound(id);
        return present(view);
      },
      conditional: true,
      response: { status: 200, description: 'The new state.', schema, etag: true },
      errors: [notFound, ...errors],
      handle: async ({ params, body: given, actor, network, expectedVersions, origin }) => {
        const change = await toChange(given, { actor, network }, params.id);
        const command = { id: params.id, expectedVersions, change };
        return answerTo(commands, useCase, command, origin, (changed) =>
          ok(present(changed.toSnapshot()), changed.version),
        );
      },
    }),
  );
}

/** `DELETE /resource/{id}` */
export function deleteEndpoint<
  Kind extends string,
  View,
  Response,
  Role extends string,
  Tx extends CommandRepositories,
>(
  resource: Resource<View, Response, Role>,
  { access, errors = [] }: { readonly access: Role; readonly errors?: readonly DeclaredError[] },
  commands: CommandRunner<Tx>,
  useCase: UseCase<DeleteResource<EntityId<Kind>>, void, NoInfer<Tx>>,
) {
  const { path, name, article, tag, notFound } = resource;
  return endpoint({
    method: 'delete',
    path: `${path}/:id`,
    operationId: `delete${name}`,
    summary: `Delete ${article}`,
    description: 'No read finds it any more; what was unique of it becomes free again.',
    tag,
    access,
    params: idParams<Kind>(),
    conditional: true,
    response: { status: 204, description: 'It is gone.' },
    errors: [notFound, ...errors],
    handle: async ({ params, expectedVersions, origin }) => {
      const command = { id: params.id, expectedVersions };
      await commands.run(useCase, command, origin.by, origin.trace);
      return NO_CONTENT;
    },
  });
}

/** What differs from resource to resource when a deletion is taken back. */
export interface Restoration<Kind extends string, View, Tx> {
  readonly useCase: UseCase<DeleteResource<EntityId<Kind>>, Presentable<View>, Tx>;
  /** What may be in the way, such as a unique value that another has by now. */
  readonly errors: readonly DeclaredError[];
}

/** `POST /resource/{id}/restore` */
export function restoreEndpoint<
  Kind extends string,
  View,
  Response,
  Role extends string,
  Tx extends CommandRepositories,
>(
  resource: Resource<View, Response, Role>,
  access: Role,
  commands: CommandRunner<Tx>,
  { useCase, errors }: Restoration<Kind, View, NoInfer<Tx>>,
) {
  const { path, name, article, tag, schema, notFound, present } = resource;
  return endpoint({
    method: 'post',
    path: `${path}/:id/restore`,
    operationId: `restore${name}`,
    summary: `Take the deletion of ${article} back`,
    description:
      'It is as it was. What is not deleted stays as it is, so that this can be repeated.',
    tag,
    access,
    params: idParams<Kind>(),
    body: NO_DETAILS,
    conditional: true,
    response: { status: 200, description: 'It is there again.', schema, etag: true },
    errors: [notFound, ...errors],
    handle: ({ params, expectedVersions, origin }) =>
      answerTo(commands, useCase, { id: params.id, expectedVersions }, origin, (restored) =>
        ok(present(restored.toSnapshot()), restored.version),
      ),
  });
}
