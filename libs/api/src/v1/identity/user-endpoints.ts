import {
  collectionFormat,
  partOf,
  plainEndpoints,
  searchTerm,
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
import { userErrors, Username } from '@strata/domain';
import type { Ports } from '../../shared/ports.js';
import { newPasswordErrors } from './password-errors.js';
import { userResource } from './user-resource.js';
import { role } from './user-schemas.js';

/** The endpoints of users, for admins. */
export function userEndpoints(ports: Ports<UserQueries>, passwords: PasswordService) {
  const hashNew = (username: string, password: string, origin: RequestOrigin) =>
    passwords.hashNew({ username, password }, requesterOf(origin));
  return plainEndpoints(ports, {
    resource: userResource,
    format: collectionFormat(userCollection, {
      username: searchTerm(Username.MAX_LENGTH).description(partOf('the username')),
      role,
    }),
    access: 'admin',
    errors: [userErrors.usernameTaken, userErrors.usernameInvalid, ...newPasswordErrors],
    changeErrors: [userErrors.lastAdmin],
    deletion: { errors: [userErrors.lastAdmin] },
    create: new CreateUserUseCase(),
    update: new UpdateUserUseCase(),
    delete: new DeleteUserUseCase(),
    toCommand: async ({ password, ...user }, origin) => ({
      ...user,
      passwordHash: await hashNew(user.username, password, origin),
    }),
    toChange: async ({ password, ...user }, origin, id) => {
      if (password === undefined) return user;
      // Who is not there is told so by the use case.
      const username = user.username ?? (await ports.queries.get(id))?.username ?? '';
      return { ...user, passwordHash: await hashNew(username, password, origin) };
    },
  });
}

/** The admin waits their own turn, whoever the password is for. */
function requesterOf({ actor, network }: RequestOrigin): Requester {
  return { username: actor.username, network };
}
