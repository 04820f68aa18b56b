import { customerCollection } from '@strata/application';
import { table } from '@strata/infrastructure-kit';
import { ADDRESS_PARTS } from '../database/address-parts.js';
import { Prisma } from '../generated/prisma/browser.js';

/** Customers in the table `customers`. */
export const customerTable = table(customerCollection, {
  fields: Prisma.CustomerScalarFieldEnum,
  parts: { address: ADDRESS_PARTS },
  searched: ['name'],
});
