import {
  collection,
  contains,
  equals,
  uniqueValue,
  type QueriesOf,
  type ViewOf,
} from '@strata/application-kit';
import {
  User,
  userErrors,
  type PasswordHash,
  type Role,
  type UserId,
  type UserSnapshot,
} from '@strata/domain';

/** How users are kept apart, found and sorted. */
export const userCollection = collection({
  name: 'users',
  reconstitute: (snapshot: UserSnapshot) => User.reconstitute(snapshot),
  unique: { username: uniqueValue('username', userErrors.usernameTaken) },
  filters: { username: contains('username'), role: equals<Role>()('role') },
  sorts: { createdAt: 'moment', updatedAt: 'moment', username: 'text', role: 'text' },
  hidden: ['passwordHash'],
});

/** A user as read: the snapshot without the password hash. */
export type UserView = ViewOf<typeof userCollection>;

/** What it takes to check a password. */
export interface UserCredentials {
  readonly id: UserId;
  readonly username: string;
  readonly passwordHash: PasswordHash;
  readonly passwordChangedAt: Date;
}

/** Reads of users that need no behaviour, answered past the aggregate. */
export interface UserQueries extends QueriesOf<typeof userCollection> {
  /** The credentials of the active user of that name, in lower case. */
  credentialsByUsername(username: string): Promise<UserCredentials | null>;
}
