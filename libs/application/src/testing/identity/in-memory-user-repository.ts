import {
  User,
  userErrors,
  type UserId,
  type Username,
  type UserRepository,
  type UserSnapshot,
} from '@strata/domain';
import type { AggregateRoot } from '@strata/domain-kit';
import { InMemoryAggregateTable, type InMemoryDatabase } from '@strata/application-kit/testing';

/** Users in memory; one transaction runs at a time, so a lock is a read. */
export class InMemoryUserRepository implements UserRepository {
  readonly #table: InMemoryAggregateTable<'User', UserSnapshot, User>;

  constructor(database: InMemoryDatabase, track: (aggregate: AggregateRoot<string>) => void) {
    this.#table = new InMemoryAggregateTable(
      database.table('users'),
      (snapshot) => User.reconstitute(snapshot),
      track,
    );
  }

  async create(user: User): Promise<void> {
    await this.update(user);
  }

  getById(id: UserId): Promise<User | null> {
    return Promise.resolve(this.#table.get(id));
  }

  lockById(id: UserId): Promise<User | null> {
    return this.getById(id);
  }

  getByUsername(username: Username): Promise<User | null> {
    return Promise.resolve(this.#table.find((row) => row.username === username.value));
  }

  lockActiveAdmins(): Promise<readonly User[]> {
    const admins = this.#table.active().filter(({ role }) => role === 'admin');
    return Promise.resolve(
      admins
        .sort((left, right) => (left.id < right.id ? -1 : 1))
        .map((row) => User.reconstitute(row)),
    );
  }

  claimFirstUser(): Promise<boolean> {
    return Promise.resolve(this.#table.active().length === 0);
  }

  async update(user: User): Promise<void> {
    const holder = user.isActive ? await this.getByUsername(user.username) : null;
    if (holder && !holder.equals(user)) throw userErrors.usernameTaken(user.username.value);
    this.#table.save(user);
  }
}
