import type { InMemorySession, InMemorySlice } from '@strata/application-kit/testing';
import type { ContactsSlice } from '../../contacts/contacts-slice.js';
import { InMemoryContactNumberRepository } from './in-memory-contact-number-repository.js';

/** Contact numbers in memory. */
export const contactsInMemory = {
  repositories: {
    contactNumbers: (session: InMemorySession) => new InMemoryContactNumberRepository(session),
  },
} satisfies InMemorySlice<ContactsSlice>;
