import type { DomainEvent, EventMap } from '@strata/domain-kit';

type ContactNumberFacts = {
  readonly entityType: string;
  readonly entityId: string;
  readonly phoneNumber: string;
  readonly isPrimary: boolean;
};

/** A contact number was added to its owner. */
export type ContactNumberAdded = DomainEvent<'contact_number.added', ContactNumberFacts>;

/** Number, label or rank of a contact number changed; the payload holds what it is now. */
export type ContactNumberChanged = DomainEvent<'contact_number.changed', ContactNumberFacts>;

/** A contact number was removed, or went with its owner. */
export type ContactNumberRemoved = DomainEvent<'contact_number.removed', ContactNumberFacts>;

/** A contact number that went with its owner came back with them. */
export type ContactNumberRestored = DomainEvent<'contact_number.restored', ContactNumberFacts>;

/** What can happen to a contact number. */
export type ContactNumberEvents = EventMap<
  ContactNumberAdded | ContactNumberChanged | ContactNumberRemoved | ContactNumberRestored
>;
