/** What can own contact numbers; the generic foreign key names one of them. */
export const CONTACT_OWNER_TYPES = ['Customer', 'Vendor', 'Warehouse'] as const;

/** One of {@link CONTACT_OWNER_TYPES}. */
export type ContactOwnerType = (typeof CONTACT_OWNER_TYPES)[number];

/** Names the owner of a contact number. */
export interface ContactOwner {
  readonly entityType: ContactOwnerType;
  readonly entityId: string;
}

/** The owners, as far as contacts needs them: their contexts know contacts and not the other way round. */
export interface ContactOwners {
  /**
   * True when there is such an owner; keeps it from being deleted until the transaction ends.
   * Call it first of all.
   */
  share(owner: ContactOwner): Promise<boolean>;
}
