import { InMemoryRepository, type InMemorySession } from '@strata/application-kit/testing';
import type { User, UserRepository, UserSnapshot } from '@strata/domain';
import { userCollection } from '../../identity/user-collection.js';

/** Users in memory. */
export class InMemoryUserRepository
  extends InMemoryRepository<UserSnapshot, User>
  implements UserRepository
{
  constructor(session: InMemorySession) {
    super(session, userCollection);
  }

  lockActiveAdmins(): Promise<readonly User[]> {
    return this.session.read(() => this.active(({ role }) => role === 'admin'));
  }

  claimFirstUser(): Promise<boolean> {
    return this.session.read(() => this.active(() => true).length === 0);
  }
}
