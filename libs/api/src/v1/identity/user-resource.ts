import { plainResource } from '@strata/api-kit';
import type { UserView } from '@strata/application';
import { userErrors, type Role } from '@strata/domain';
import { newPassword, role, username } from './user-schemas.js';

/** What an admin says of a user. */
export interface UserBody {
  readonly username: string;
  readonly password: string;
  readonly role: Role;
}

/** Users on the wire; never with a password. */
export const userResource = plainResource<UserView, UserBody, Partial<UserBody>>()<Role>({
  path: '/users',
  name: 'User',
  plural: 'Users',
  article: 'a user',
  tag: 'Users',
  readers: 'admin',
  notFound: userErrors.notFound,
  fields: {
    username: { schema: username, required: true },
    password: { schema: newPassword, answered: null, required: true },
    role: { schema: role, required: true },
  },
});
