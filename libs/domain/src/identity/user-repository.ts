import type { Repository } from '@strata/domain-kit';
import type { User } from './user.js';

/** The users; a second active one of the same name is `user.username_taken`. */
export interface UserRepository extends Repository<User> {
  /**
   * All active admins by id, each locked as by getByIdForUpdate in that order. Whoever may remove an
   * admin calls it before locking any other user, so that nobody waits in a circle.
   */
  lockActiveAdmins(): Promise<readonly User[]>;

  /**
   * True when there is no user yet. Until the transaction ends, everybody else who asks waits, so
   * that only one of several programs that start at once makes the first user.
   */
  claimFirstUser(): Promise<boolean>;
}
