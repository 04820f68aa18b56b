import type { DomainEvent, EventMap } from '@strata/domain-kit';

/** A customer came into being. */
export type CustomerCreated = DomainEvent<
  'customer.created',
  { readonly name: string; readonly email: string | null }
>;

/** Name, email or address of a customer changed; the payload holds the new name and email. */
export type CustomerUpdated = DomainEvent<
  'customer.updated',
  {
    readonly name: string;
    readonly email: string | null;
    readonly changed: readonly ('name' | 'email' | 'address')[];
  }
>;

/** A customer was deleted. */
export type CustomerDeleted = DomainEvent<'customer.deleted', Record<string, never>>;

/** The deletion of a customer was taken back; the payload holds the present name and email. */
export type CustomerRestored = DomainEvent<
  'customer.restored',
  { readonly name: string; readonly email: string | null }
>;

/** A customer registered, with phone numbers; who welcomes them waits for this. */
export type CustomerRegistered = DomainEvent<
  'customer.registered',
  { readonly name: string; readonly email: string | null; readonly phoneNumbers: readonly string[] }
>;

/** What can happen to a customer. */
export type CustomerEvents = EventMap<
  CustomerCreated | CustomerUpdated | CustomerDeleted | CustomerRestored | CustomerRegistered
>;
