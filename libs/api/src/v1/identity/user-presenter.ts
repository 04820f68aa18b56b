import type { UserView } from '@strata/application';
import { presentBaseFields } from '@strata/api-kit';
import type { UserResponse } from './user-schemas.js';

/** A user, to the wire. */
export function presentUser(user: UserView): UserResponse {
  return { ...presentBaseFields(user), username: user.username, role: user.role };
}
