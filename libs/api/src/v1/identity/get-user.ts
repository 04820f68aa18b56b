import type { UserQueries } from '@strata/application';
import { userErrors } from '@strata/domain';
import { ok } from '../../http/answers.js';
import { endpoint } from '../../http/endpoint.js';
import { idParams } from '../shared/id-schema.js';
import { presentUser } from './user-presenter.js';
import { userResponseSchema } from './user-schemas.js';

/** `GET /users/{id}` */
export const getUser = (queries: UserQueries) =>
  endpoint({
    method: 'get',
    path: '/users/:id',
    operationId: 'getUser',
    summary: 'Show a user',
    tag: 'Users',
    access: 'admin',
    params: idParams<'User'>(),
    response: { status: 200, description: 'The user.', schema: userResponseSchema, etag: true },
    errors: [userErrors.notFound],
    handle: async ({ params }) => {
      const user = await queries.get(params.id);
      if (!user) throw userErrors.notFound(params.id);
      return ok(presentUser(user), user.version);
    },
  });
