import {
  answerTo,
  type DeclaredError,
  endpoint,
  idParams,
  ok,
  type Resource,
} from '@strata/api-kit';
import type { Transaction } from '@strata/application';
import type { UseCase } from '@strata/application-kit';
import type { EntityId } from '@strata/domain-kit';
import type { ObjectSchema } from 'joi';
import type { Commands } from './commands.js';
import type { Role } from './role.js';

/** A document that things are done to, as it is when one was done. */
interface Acted<View> {
  readonly version: number;
  toSnapshot(): View;
}

/** What differs from action to action. */
export interface DocumentAction<Body, Details> {
  /** The last segment of the path. */
  readonly name: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** A clerk unless said. */
  readonly access?: Role;
  readonly body: ObjectSchema<Body>;
  readonly errors: readonly DeclaredError[];
  toDetails(body: Body): Details;
}

/** Makes actions of one kind of document: each does something to one, and answers its new state. */
export const documentActions =
  <View, Kind extends string>(
    { path, tag, schema, notFound, present }: Resource<View, object, Role>,
    wrongStatus: DeclaredError,
    commands: Commands,
  ) =>
  /** `POST /resource/{id}/…` */
  <Body, Details extends object>(
    { name, body, errors, toDetails, access = 'clerk', ...words }: DocumentAction<Body, Details>,
    useCase: UseCase<
      {
        readonly id: EntityId<Kind>;
        readonly expectedVersions?: readonly number[] | undefined;
      } & Details,
      Acted<View>,
      Transaction
    >,
  ) =>
    endpoint({
      ...words,
      method: 'post',
      path: `${path}/:id/${name}`,
      tag,
      access,
      params: idParams<Kind>(),
      body,
      conditional: true,
      response: { status: 200, description: 'Its new state.', schema, etag: true },
      errors: [notFound, wrongStatus, ...errors],
      handle: ({ params, body: given, expectedVersions, origin }) =>
        answerTo(
          commands,
          useCase,
          { id: params.id, expectedVersions, ...toDetails(given) },
          origin,
          (document) => ok(present(document.toSnapshot()), document.version),
        ),
    });
