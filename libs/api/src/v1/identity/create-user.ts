import { authErrors, type CreateUserUseCase, type PasswordService } from '@strata/application';
import { userErrors } from '@strata/domain';
import { created } from '../../http/answers.js';
import { BASE_PATH } from '../../http/base-path.js';
import { endpoint } from '../../http/endpoint.js';
import type { Commands } from '../shared/commands.js';
import { presentUser } from './user-presenter.js';
import { userCreateSchema, userResponseSchema } from './user-schemas.js';

/** `POST /users` */
export const createUser = (
  commands: Commands,
  passwords: PasswordService,
  useCase: CreateUserUseCase,
) =>
  endpoint({
    method: 'post',
    path: '/users',
    operationId: 'createUser',
    summary: 'Take in a user',
    tag: 'Users',
    access: 'admin',
    body: userCreateSchema,
    response: {
      status: 201,
      description: 'The new user.',
      schema: userResponseSchema,
      etag: true,
      location: true,
    },
    errors: [
      userErrors.usernameTaken,
      userErrors.usernameInvalid,
      userErrors.passwordTooShort,
      userErrors.passwordTooLong,
      userErrors.passwordBlank,
      authErrors.hashingBusy,
    ],
    handle: async ({ body, actor, idempotency }) => {
      const { username, password, role } = body;
      const passwordHash = await passwords.hashNew(password);
      return commands.answer(
        useCase,
        { username, passwordHash, role },
        { by: actor.id, idempotency },
        (user) =>
          created(presentUser(user.toSnapshot()), {
            location: `${BASE_PATH}/users/${user.id}`,
            version: user.version,
          }),
      );
    },
  });
