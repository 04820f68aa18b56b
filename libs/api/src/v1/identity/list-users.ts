import { USER_SORT_KEYS, type UserFilter, type UserQueries } from '@strata/application';
import { Username } from '@strata/domain';
import { ok } from '../../http/answers.js';
import { endpoint } from '../../http/endpoint.js';
import type { CursorCodec } from '../../http/lists/cursor-codec.js';
import { ListFormat } from '../../http/lists/list-parameters.js';
import { text } from '../shared/text-schemas.js';
import { presentUser } from './user-presenter.js';
import { role, userPageSchema } from './user-schemas.js';

const format = new ListFormat(
  'users',
  {
    username: text(Username.MAX_LENGTH).description('Part of the username, whatever the case.'),
    role,
  },
  USER_SORT_KEYS,
  (parameters): UserFilter => parameters,
);

/** `GET /users` */
export const listUsers = (queries: UserQueries, cursors: CursorCodec) =>
  endpoint({
    method: 'get',
    path: '/users',
    operationId: 'listUsers',
    summary: 'List users',
    tag: 'Users',
    access: 'admin',
    query: format.schema,
    response: { status: 200, description: 'A page of users.', schema: userPageSchema },
    handle: async ({ query }) => {
      const page = await queries.list(format.toQuery(query, cursors));
      return ok(format.toResponse(page, query, cursors, presentUser));
    },
  });
