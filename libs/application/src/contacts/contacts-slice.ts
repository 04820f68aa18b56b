import type { ContactNumberRepository } from '@strata/domain';

/** What a store has of contact numbers, beside the collections. */
export interface ContactsSlice {
  readonly repositories: { readonly contactNumbers: ContactNumberRepository };
}
