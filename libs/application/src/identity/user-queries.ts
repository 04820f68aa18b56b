import type { PasswordHash, Role, UserId, UserSnapshot } from '@strata/domain';
import type { ResourceQueries } from '@strata/application-kit';

/** A user as read: the snapshot without the password hash. */
export type UserView = Omit<UserSnapshot, 'passwordHash'>;

/** Which users to list; every condition given must hold. */
export interface UserFilter {
  /** Part of the username, whatever case and accents. */
  readonly username?: string | undefined;
  readonly role?: Role | undefined;
}

/** What users can be sorted by. */
export const USER_SORT_KEYS = ['createdAt', 'updatedAt', 'username', 'role'] as const;

/** One of {@link USER_SORT_KEYS}. */
export type UserSortKey = (typeof USER_SORT_KEYS)[number];

/** What it takes to check a password. */
export interface UserCredentials {
  readonly id: UserId;
  readonly username: string;
  readonly passwordHash: PasswordHash;
  readonly passwordChangedAt: Date;
}

/** Reads of users that need no behaviour, answered past the aggregate. */
export interface UserQueries extends ResourceQueries<UserView, UserFilter, UserSortKey> {
  /** The credentials of the active user of that name, in lower case. */
  credentialsByUsername(username: string): Promise<UserCredentials | null>;
}
