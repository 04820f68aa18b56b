import {
  type ActionContext,
  AggregateRoot,
  type AggregateSnapshot,
  type EntityId,
  revised,
} from '@strata/domain-kit';
import type { PasswordHash } from './password.js';
import type { Role } from './role.js';
import type { UserEvents } from './user-events.js';
import { Username } from './username.js';

/** The identity of a user. */
export type UserId = EntityId<'User'>;

/** A user as stored; holds the password hash, so never present it. */
export interface UserSnapshot extends AggregateSnapshot<'User'> {
  readonly username: string;
  readonly passwordHash: PasswordHash;
  /** Tokens issued for an earlier password are void. */
  readonly passwordChangedAt: Date;
  readonly role: Role;
}

/** What makes a new user. */
export interface NewUser {
  readonly username: string;
  readonly passwordHash: PasswordHash;
  readonly role: Role;
}

/** Someone who may sign in, and what they may do. */
export class User extends AggregateRoot<'User', UserEvents> {
  #username: Username;
  #passwordHash: PasswordHash;
  #passwordChangedAt: Date;
  #role: Role;

  private constructor(snapshot: UserSnapshot, persisted: boolean) {
    super(snapshot, persisted);
    this.#username = Username.reconstitute(snapshot.username);
    this.#passwordHash = snapshot.passwordHash;
    this.#passwordChangedAt = snapshot.passwordChangedAt;
    this.#role = snapshot.role;
  }

  /**
   * A new user; records `user.created`.
   * @throws DomainError `user.username_invalid`
   */
  static create({ username, passwordHash, role }: NewUser, context: ActionContext): User {
    const user = new User(
      {
        ...AggregateRoot.newbornAggregate<'User'>(context),
        username: Username.of(username).value,
        passwordHash,
        passwordChangedAt: context.at,
        role,
      },
      false,
    );
    user.record('user.created', { username: user.username.value, role }, context);
    return user;
  }

  /** A user as it comes out of the store. */
  static reconstitute(snapshot: UserSnapshot): User {
    return new User(snapshot, true);
  }

  get aggregateType(): string {
    return 'user';
  }

  protected override get secretFields(): readonly string[] {
    return ['passwordHash'];
  }

  get username(): Username {
    return this.#username;
  }

  get passwordHash(): PasswordHash {
    return this.#passwordHash;
  }

  get passwordChangedAt(): Date {
    return this.#passwordChangedAt;
  }

  get role(): Role {
    return this.#role;
  }

  /** True while this user counts for the rule that an admin must remain. */
  get isActiveAdmin(): boolean {
    return this.isActive && this.#role === 'admin';
  }

  /**
   * Signs in under another name from now on; records `user.renamed`. The same name changes nothing.
   * @throws DomainError `user.username_invalid`
   */
  rename(text: string, context: ActionContext): void {
    const username = revised(text, this.#username, this.#username.value, (name) =>
      Username.of(name),
    );
    if (username.equals(this.#username)) return;
    const from = this.#username.value;
    this.#username = username;
    this.touch(context);
    this.record('user.renamed', { from, to: username.value }, context);
  }

  /**
   * Gives another role; records `user.role_changed`. The same role changes nothing. Whether an
   * admin may leave that role is decided over all admins: see `expectAnotherAdmin`.
   */
  changeRole(role: Role, context: ActionContext): void {
    if (role === this.#role) return;
    const from = this.#role;
    this.#role = role;
    this.touch(context);
    this.record('user.role_changed', { from, to: role }, context);
  }

  /** Replaces the password and so voids every token issued before; records `user.password_changed`. */
  changePassword(passwordHash: PasswordHash, context: ActionContext): void {
    this.#passwordHash = passwordHash;
    // Tokens name this moment, so no two passwords share one, whatever the clock says.
    const earliest = this.#passwordChangedAt.getTime() + 1;
    this.#passwordChangedAt = new Date(Math.max(earliest, this.momentOf(context).getTime()));
    this.touch(context);
    this.record('user.password_changed', {}, context);
  }

  /** Soft delete: cannot sign in any more, the name becomes free; records `user.deleted`. */
  delete(context: ActionContext): void {
    this.deactivate(context);
    this.record('user.deleted', {}, context);
  }

  /** The user as plain data, for stores; holds the password hash. */
  toSnapshot(): UserSnapshot {
    return {
      ...this.baseSnapshot(),
      username: this.#username.value,
      passwordHash: this.#passwordHash,
      passwordChangedAt: this.#passwordChangedAt,
      role: this.#role,
    };
  }
}
