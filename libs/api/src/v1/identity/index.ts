import type { Role } from '../../shared/role.js';
import {
  USER_SORT_KEYS,
  type CreateUserUseCase,
  type DeleteUserUseCase,
  type IssueTokenUseCase,
  type OwnPasswordService,
  type PasswordService,
  type Requester,
  type UpdateUserUseCase,
  type UserFilter,
  type UserQueries,
  type UserView,
} from '@strata/application';
import { Username, userErrors } from '@strata/domain';
import {
  createEndpoint,
  type CursorCodec,
  deleteEndpoint,
  type Endpoint,
  getEndpoint,
  listEndpoint,
  ListFormat,
  partOf,
  type RequestOrigin,
  type Resource,
  searchTerm,
  updateEndpoints,
} from '@strata/api-kit';
import type { Commands } from '../../shared/commands.js';
import { changeMyPassword } from './change-my-password.js';
import { getMe } from './get-me.js';
import { issueToken } from './issue-token.js';
import { newPasswordErrors } from './password-errors.js';
import { presentUser } from './user-presenter.js';
import {
  role,
  userCreateSchema,
  userPageSchema,
  userResponseSchema,
  userUpdateSchema,
  type UserResponse,
} from './user-schemas.js';

/** What the endpoints of the identity context work with. */
export interface IdentityPorts {
  readonly commands: Commands;
  readonly cursors: CursorCodec;
  readonly queries: UserQueries;
  readonly passwords: PasswordService;
  readonly ownPassword: OwnPasswordService;
  readonly issueToken: IssueTokenUseCase;
  readonly create: CreateUserUseCase;
  readonly update: UpdateUserUseCase;
  readonly delete: DeleteUserUseCase;
}

const resource: Resource<UserView, UserResponse, Role> = {
  path: '/users',
  name: 'User',
  plural: 'Users',
  article: 'a user',
  tag: 'Users',
  readers: 'admin',
  schema: userResponseSchema,
  notFound: userErrors.notFound,
  present: presentUser,
};

const format = new ListFormat(
  'users',
  {
    username: searchTerm(Username.MAX_LENGTH).description(partOf('the username')),
    role,
  },
  USER_SORT_KEYS,
  (parameters): UserFilter => parameters,
);

const errors = [userErrors.usernameTaken, userErrors.usernameInvalid, ...newPasswordErrors];

/** The endpoints of the identity context. */
export function identityEndpoints(ports: IdentityPorts): readonly Endpoint<Role>[] {
  const { commands, cursors, queries, passwords } = ports;
  return [
    issueToken(ports.issueToken),
    getMe(),
    changeMyPassword(ports.ownPassword),
    createEndpoint(
      resource,
      {
        access: 'admin',
        body: userCreateSchema,
        errors,
        toCommand: async ({ password, ...user }, origin) => ({
          ...user,
          passwordHash: await passwords.hashNew(
            { username: user.username, password },
            requesterOf(origin),
          ),
        }),
      },
      commands,
      ports.create,
    ),
    listEndpoint(resource, userPageSchema, format, (query) => queries.list(query), cursors),
    getEndpoint(resource, queries),
    ...updateEndpoints(
      resource,
      {
        access: 'admin',
        body: userUpdateSchema,
        errors: [...errors, userErrors.lastAdmin],
        toChange: async ({ password, ...user }, origin, id) => {
          if (password === undefined) return user;
          // Who is not there is told so by the use case.
          const username = user.username ?? (await queries.get(id))?.username ?? '';
          const chosen = { username, password };
          return { ...user, passwordHash: await passwords.hashNew(chosen, requesterOf(origin)) };
        },
      },
      commands,
      queries,
      ports.update,
    ),
    deleteEndpoint(
      resource,
      { access: 'admin', errors: [userErrors.lastAdmin] },
      commands,
      ports.delete,
    ),
  ];
}

/** The admin waits their own turn, whoever the password is for. */
function requesterOf({ actor, network }: RequestOrigin): Requester {
  return { username: actor.username, network };
}
