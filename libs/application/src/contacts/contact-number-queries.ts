import type { ContactNumberSnapshot, ContactOwnerType } from '@strata/domain';
import type { ResourceQueries } from '@strata/application-kit';

/** A contact number as read. */
export type ContactNumberView = ContactNumberSnapshot;

/** Which contact numbers to list; every condition given must hold. */
export interface ContactNumberFilter {
  readonly entityType?: ContactOwnerType | undefined;
  readonly entityId?: string | undefined;
  /** As `PhoneNumber` holds it, exactly. */
  readonly phoneNumber?: string | undefined;
}

/** What contact numbers can be sorted by. */
export const CONTACT_NUMBER_SORT_KEYS = ['createdAt', 'updatedAt'] as const;

/** One of {@link CONTACT_NUMBER_SORT_KEYS}. */
export type ContactNumberSortKey = (typeof CONTACT_NUMBER_SORT_KEYS)[number];

/** Reads of contact numbers that need no behaviour. */
export type ContactNumberQueries = ResourceQueries<
  ContactNumberView,
  ContactNumberFilter,
  ContactNumberSortKey
>;
