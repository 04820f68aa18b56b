import type {
  CommandRepositories,
  CommandRunner,
  DeleteResource,
  HistoryQueries,
  ListQuery,
  Page,
  Sortable,
  UpdateResource,
  UseCase,
} from '@strata/application-kit';
import type { AggregateSnapshot, EntityId } from '@strata/domain-kit';
import type { DeclaredError, Endpoint } from '../endpoints/endpoint.js';
import type { CursorCodec } from '../lists/cursor-codec.js';
import type { ListFormat } from '../lists/list-parameters.js';
import { historyEndpoint } from './history-endpoint.js';
import { getEndpoint, listEndpoint } from './read-endpoints.js';
import type { PlainResource } from './resource-fields.js';
import type { Presentable } from './resource.js';
import {
  createEndpoint,
  deleteEndpoint,
  restoreEndpoint,
  updateEndpoints,
  type RequestOrigin,
  type Restoration,
} from './write-endpoints.js';

/** What the endpoints of a plain resource work with. */
export interface PlainPorts<Tx extends CommandRepositories, View, Filter, SortKey extends string> {
  readonly commands: CommandRunner<Tx>;
  readonly cursors: CursorCodec;
  readonly history: HistoryQueries;
  readonly queries: {
    get(id: string): Promise<View | null>;
    list(query: ListQuery<Filter, SortKey>): Promise<Page<View>>;
  };
}

/** What differs from plain resource to plain resource. */
export interface PlainDeclaration<
  Kind extends string,
  View,
  New,
  Change,
  Creation,
  Revision,
  Filter extends object,
  SortKey extends string,
  Role extends string,
  Tx,
> {
  readonly resource: PlainResource<View, New, Change, Role>;
  readonly format: ListFormat<Filter, SortKey>;
  /** The least role that may make and change one. */
  readonly access: Role;
  /** What may be wrong with one. */
  readonly errors: readonly DeclaredError[];
  readonly create: UseCase<Creation, Presentable<View>, Tx>;
  readonly update: UseCase<UpdateResource<EntityId<Kind>, Revision>, Presentable<View>, Tx>;
  readonly delete: UseCase<DeleteResource<EntityId<Kind>>, void, Tx>;
  /** The least role that may delete one, if that is another, and what may be in the way. */
  readonly deletion?: { readonly access?: Role; readonly errors?: readonly DeclaredError[] };
  /** How a deletion is taken back, by whoever may delete; absent where it cannot be. */
  readonly restoration?: Restoration<Kind, View, Tx>;
  /** What may be in the way of a change alone. */
  readonly changeErrors?: readonly DeclaredError[];
  toCommand(given: New, origin: RequestOrigin): Creation | Promise<Creation>;
  toChange(given: Change, origin: RequestOrigin, id: EntityId<Kind>): Revision | Promise<Revision>;
}

/** Takes what the body says as the command. */
export const asGiven = <Given>(given: Given): Given => given;

/**
 * `POST` and `GET /resource`, `GET`, `PUT`, `PATCH` and `DELETE /resource/{id}`,
 * `GET /resource/{id}/history`, and `POST /resource/{id}/restore` where a deletion can be taken back
 */
export function plainEndpoints<
  Kind extends string,
  View extends AggregateSnapshot<string> & Sortable<SortKey>,
  New,
  Change,
  Creation,
  Revision,
  Filter extends object,
  SortKey extends string,
  Role extends string,
  Tx extends CommandRepositories,
>(
  { commands, cursors, history, queries }: PlainPorts<Tx, View, Filter, SortKey>,
  declaration: PlainDeclaration<
    Kind,
    View,
    New,
    Change,
    Creation,
    Revision,
    Filter,
    SortKey,
    Role,
    NoInfer<Tx>
  >,
): readonly Endpoint<Exclude<Role, 'public'>>[] {
  const {
    resource,
    format,
    access,
    errors,
    changeErrors = [],
    deletion = {},
    restoration,
  } = declaration;
  return [
    createEndpoint(
      resource,
      {
        access,
        body: resource.creation,
        errors,
        toCommand: (body, origin) => declaration.toCommand(resource.toNew(body), origin),
      },
      commands,
      declaration.create,
    ),
    listEndpoint(resource, resource.page, format, (query) => queries.list(query), cursors),
    getEndpoint(resource, queries),
    historyEndpoint(resource, { cursors, history, queries }),
    ...updateEndpoints<
      Kind,
      View,
      ReturnType<typeof resource.present>,
      Readonly<Record<string, unknown>>,
      Revision,
      Role,
      Tx
    >(
      resource,
      {
        access,
        body: resource.revision,
        errors: [...errors, ...changeErrors],
        toChange: (body, origin, id) => declaration.toChange(resource.toChange(body), origin, id),
      },
      commands,
      queries,
      declaration.update,
    ),
    deleteEndpoint(resource, { access, ...deletion }, commands, declaration.delete),
    ...(restoration
      ? [restoreEndpoint(resource, deletion.access ?? access, commands, restoration)]
      : []),
  ];
}
