import { contactNumberCollection } from '@strata/application';
import { table } from '@strata/infrastructure-kit';
import { Prisma } from '../generated/prisma/browser.js';

/** Contact numbers in the table `contact_numbers`. */
export const contactNumberTable = table(contactNumberCollection, {
  fields: Prisma.ContactNumberScalarFieldEnum,
  indexes: { primary: 'contact_numbers_primary_key' },
});
