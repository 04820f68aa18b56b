import type { ContactNumberRepository, ContactOwners } from '@strata/domain';

/** The slice of a transaction that the contacts context works with. */
export interface ContactsTransaction {
  readonly contactNumbers: ContactNumberRepository;
  readonly contactOwners: ContactOwners;
}
