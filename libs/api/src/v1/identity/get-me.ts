import Joi from 'joi';
import { endpoint, id, ok } from '@strata/api-kit';
import { role, username } from './user-schemas.js';

const meSchema = Joi.object({
  id: id().required(),
  username: username.required(),
  role: role.required(),
})
  .id('MeResponse')
  .description('The user of the token.');

/** `GET /auth/me` */
export const getMe = () =>
  endpoint({
    method: 'get',
    path: '/auth/me',
    operationId: 'getMe',
    summary: 'Show who I am',
    description: 'By the token alone.',
    tag: 'Identity',
    access: 'viewer',
    response: { status: 200, description: 'The user of the token.', schema: meSchema },
    handle: ({ actor }) => ok({ id: actor.id, username: actor.username, role: actor.role }),
  });
