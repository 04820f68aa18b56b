import {
  collectionFormat,
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoint,
  partOf,
  searchTerm,
  updateEndpoints,
  type Endpoint,
  type RequestOrigin,
} from '@strata/api-kit';
import {
  CreateUserUseCase,
  DeleteUserUseCase,
  UpdateUserUseCase,
  userCollection,
  type PasswordService,
  type Requester,
  type UserQueries,
} from '@strata/application';
import { userErrors, Username, type Role } from '@strata/domain';
import type { Ports } from '../../shared/ports.js';
import { newPasswordErrors } from './password-errors.js';
import { userResource } from './user-resource.js';
import { role } from './user-schemas.js';

const format = collectionFormat(userCollection, {
  username: searchTerm(Username.MAX_LENGTH).description(partOf('the username')),
  role,
});

const { creation, revision, page, toNew, toChange } = userResource;
const access = 'admin';
const errors = [userErrors.usernameTaken, userErrors.usernameInvalid, ...newPasswordErrors];

/** The endpoints of users, for admins. */
export function userEndpoints(
  { commands, cursors, queries }: Ports<UserQueries>,
  passwords: PasswordService,
): readonly Endpoint<Role>[] {
  return [
    createEndpoint(
      userResource,
      {
        access,
        body: creation,
        errors,
        toCommand: async (body, origin) => {
          const { password, ...user } = toNew(body);
          const chosen = { username: user.username, password };
          return { ...user, passwordHash: await passwords.hashNew(chosen, requesterOf(origin)) };
        },
      },
      commands,
      new CreateUserUseCase(),
    ),
    listEndpoint(userResource, page, format, (query) => queries.list(query), cursors),
    getEndpoint(userResource, queries),
    ...updateEndpoints(
      userResource,
      {
        access,
        body: revision,
        errors: [...errors, userErrors.lastAdmin],
        toChange: async (body, origin, id) => {
          const { password, ...user } = toChange(body);
          if (password === undefined) return user;
          // Who is not there is told so by the use case.
          const username = user.username ?? (await queries.get(id))?.username ?? '';
          const chosen = { username, password };
          return { ...user, passwordHash: await passwords.hashNew(chosen, requesterOf(origin)) };
        },
      },
      commands,
      queries,
      new UpdateUserUseCase(),
    ),
    deleteEndpoint(
      userResource,
      { access, errors: [userErrors.lastAdmin] },
      commands,
      new DeleteUserUseCase(),
    ),
  ];
}

/** The admin waits their own turn, whoever the password is for. */
function requesterOf({ actor, network }: RequestOrigin): Requester {
  return { username: actor.username, network };
}
