import type { User, UserRepository, UserSnapshot } from '@strata/domain';
import { prismaIn } from '../database/prisma-voices.js';
import { SqlRepository, type SqlSession } from '@strata/infrastructure-kit';
import { userTable } from './user-table.js';

const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || $1, 0))';

/** Users, and what has to be known of all of them at once. */
export class SqlUserRepository extends SqlRepository<UserSnapshot, User> implements UserRepository {
  constructor(session: SqlSession) {
    super(session, userTable);
  }

  lockActiveAdmins(): Promise<readonly User[]> {
    // Locking the rows alone deadlocks: who waited and lost keeps a lock on a row it then drops.
    this.session.write(LOCK, [' active_admins']);
    return this.find('role = $1', ['admin'], 'FOR UPDATE');
  }

  async claimFirstUser(): Promise<boolean> {
    this.session.write(LOCK, [' first_user']);
    const prisma = await prismaIn(this.session);
    const user = await prisma.user.findFirst({ where: { isActive: true }, select: { id: true } });
    return user === null;
  }

  override update(user: User): void {
    super.update(user);
    if (user.isActive) return;
    this.session.write('DELETE FROM known_networks WHERE user_id = $1', [user.id]);
  }
}
