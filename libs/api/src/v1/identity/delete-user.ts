import type { DeleteUserUseCase } from '@strata/application';
import { userErrors } from '@strata/domain';
import { NO_CONTENT } from '../../http/answers.js';
import { endpoint } from '../../http/endpoint.js';
import type { Commands } from '../shared/commands.js';
import { idParams } from '../shared/id-schema.js';

/** `DELETE /users/{id}` */
export const deleteUser = (commands: Commands, useCase: DeleteUserUseCase) =>
  endpoint({
    method: 'delete',
    path: '/users/:id',
    operationId: 'deleteUser',
    summary: 'Delete a user',
    description: 'The user can no longer sign in; the name becomes free again.',
    tag: 'Users',
    access: 'admin',
    params: idParams<'User'>(),
    conditional: true,
    response: { status: 204, description: 'The user is gone.' },
    errors: [userErrors.notFound, userErrors.lastAdmin],
    handle: async ({ params, actor, expectedVersion }) => {
      await commands.run(useCase, { id: params.id, expectedVersion }, actor.id);
      return NO_CONTENT;
    },
  });
