import type { User, UserId } from './user.js';
import type { Username } from './username.js';

/** The users, as the domain sees the store. Deleted users are found by no read. */
export interface UserRepository {
  /** @throws DomainError `user.username_taken` when an active user has the name */
  create(user: User): Promise<void>;

  getById(id: UserId): Promise<User | null>;

  /** Like getById, and keeps every other writer of this user out until the transaction ends. */
  lockById(id: UserId): Promise<User | null>;

  getByUsername(username: Username): Promise<User | null>;

  /**
   * All active admins by id, each locked as by lockById in that order. Whoever may remove an admin
   * calls it before locking any other user, so that nobody waits in a circle.
   */
  lockActiveAdmins(): Promise<readonly User[]>;

  /**
   * True when there is no user yet. Until the transaction ends, everybody else who asks waits, so
   * that only one of several programs that start at once makes the first user.
   */
  claimFirstUser(): Promise<boolean>;

  /**
   * Stores the present state, a deletion included, over the version it was loaded in.
   * @throws DomainError `aggregate.concurrent_update` (stale) when the store holds another version,
   * `user.username_taken` when an active user has the name
   */
  update(user: User): Promise<void>;
}
