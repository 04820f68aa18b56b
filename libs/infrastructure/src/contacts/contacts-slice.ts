import type { ContactsSlice } from '@strata/application';
import type { SqlSession, SqlSlice } from '@strata/infrastructure-kit';
import { SqlContactNumberRepository } from './sql-contact-number-repository.js';

/** Contact numbers in PostgreSQL. */
export const contactsSql = {
  repositories: {
    contactNumbers: (session: SqlSession) => new SqlContactNumberRepository(session),
  },
} satisfies SqlSlice<ContactsSlice, never>;
