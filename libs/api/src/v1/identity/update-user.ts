import { authErrors, type PasswordService, type UpdateUserUseCase } from '@strata/application';
import { userErrors } from '@strata/domain';
import { ok } from '../../http/answers.js';
import { endpoint } from '../../http/endpoint.js';
import type { Commands } from '../shared/commands.js';
import { idParams } from '../shared/id-schema.js';
import { presentUser } from './user-presenter.js';
import { userResponseSchema, userUpdateSchema } from './user-schemas.js';

/** `PUT` and `PATCH /users/{id}`, which do the same */
export const updateUser = (
  method: 'put' | 'patch',
  commands: Commands,
  passwords: PasswordService,
  useCase: UpdateUserUseCase,
) =>
  endpoint({
    method,
    path: '/users/:id',
    operationId: method === 'put' ? 'updateUser' : 'patchUser',
    summary: 'Change a user',
    description: 'What is absent stays. A new password voids every token of the user.',
    tag: 'Users',
    access: 'admin',
    params: idParams<'User'>(),
    body: userUpdateSchema,
    conditional: true,
    response: {
      status: 200,
      description: 'The user as it is now.',
      schema: userResponseSchema,
      etag: true,
    },
    errors: [
      userErrors.notFound,
      userErrors.usernameTaken,
      userErrors.lastAdmin,
      userErrors.usernameInvalid,
      userErrors.passwordTooShort,
      userErrors.passwordTooLong,
      userErrors.passwordBlank,
      authErrors.hashingBusy,
    ],
    handle: async ({ params, body, actor, expectedVersion }) => {
      const { username, role, password } = body;
      const passwordHash = password === undefined ? undefined : await passwords.hashNew(password);
      return commands.answer(
        useCase,
        { id: params.id, expectedVersion, change: { username, role, passwordHash } },
        { by: actor.id },
        (user) => ok(presentUser(user.toSnapshot()), user.version),
      );
    },
  });
