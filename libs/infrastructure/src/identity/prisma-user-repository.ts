import { User, userErrors, type UserId, type Username, type UserRepository } from '@strata/domain';
import { lockRows } from '../database/row-lock.js';
import type { Track } from '../database/track.js';
import { writeAggregate } from '../database/write-aggregate.js';
import type { Prisma } from '../generated/prisma/client.js';
import { toSnapshot } from './user-row.js';

/** Users in the table `users`. */
export class PrismaUserRepository implements UserRepository {
  constructor(
    private readonly client: Prisma.TransactionClient,
    private readonly track: Track,
  ) {}

  async create(user: User): Promise<void> {
    await this.#write(user, () => this.client.user.createMany({ data: user.toSnapshot() }));
  }

  getById(id: UserId): Promise<User | null> {
    return this.#find({ id });
  }

  async lockById(id: UserId): Promise<User | null> {
    await lockRows(this.client, 'users', [id], 'update');
    return this.getById(id);
  }

  getByUsername(username: Username): Promise<User | null> {
    return this.#find({ username: username.value });
  }

  async lockActiveAdmins(): Promise<readonly User[]> {
    // Locking the rows alone deadlocks: who waited and lost keeps a lock on a row it then drops.
    await this.client.$executeRaw`
      SELECT pg_advisory_xact_lock(hashtextextended('strata.active_admins', 0))`;
    await this.client.$queryRaw`
      SELECT 1 FROM users WHERE role = 'admin' AND is_active ORDER BY id FOR UPDATE`;
    const where = { role: 'admin', isActive: true };
    const rows = await this.client.user.findMany({ where, orderBy: { id: 'asc' } });
    return rows.map((row) => User.reconstitute(toSnapshot(row)));
  }

  async claimFirstUser(): Promise<boolean> {
    await this.client.$executeRaw`
      SELECT pg_advisory_xact_lock(hashtextextended('strata.first_user', 0))`;
    return (await this.client.user.findFirst({ where: { isActive: true } })) === null;
  }

  async update(user: User): Promise<void> {
    const { id, persistedVersion: version } = user;
    await this.#write(user, () =>
      this.client.user.updateMany({
        where: { id, version, isActive: true },
        data: user.toSnapshot(),
      }),
    );
    if (!user.isActive) await this.client.knownNetwork.deleteMany({ where: { userId: id } });
  }

  async #find(where: Prisma.UserWhereInput): Promise<User | null> {
    const row = await this.client.user.findFirst({ where: { ...where, isActive: true } });
    return row && User.reconstitute(toSnapshot(row));
  }

  async #write(user: User, statement: () => Promise<{ count: number }>): Promise<void> {
    await writeAggregate(user, this.track, statement, {
      users_username_active_key: () => userErrors.usernameTaken(user.username.value),
    });
  }
}
