import type { DomainEvent, EventMap } from '@strata/domain-kit';
import type { Role } from './role.js';

/** A user came into being. */
export type UserCreated = DomainEvent<
  'user.created',
  { readonly username: string; readonly role: Role }
>;

/** A user signs in under another name from now on. */
export type UserRenamed = DomainEvent<
  'user.renamed',
  { readonly from: string; readonly to: string }
>;

/** A user may do more or less than before. */
export type UserRoleChanged = DomainEvent<
  'user.role_changed',
  { readonly from: Role; readonly to: Role }
>;

/** A user's password changed, by themselves or by an admin (see the event's actor). */
export type UserPasswordChanged = DomainEvent<'user.password_changed', Record<string, never>>;

/** A user was deleted and can no longer sign in. */
export type UserDeleted = DomainEvent<'user.deleted', Record<string, never>>;

/** What can happen to a user. */
export type UserEvents = EventMap<
  UserCreated | UserRenamed | UserRoleChanged | UserPasswordChanged | UserDeleted
>;
