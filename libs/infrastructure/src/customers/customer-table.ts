import { customerCollection } from '@strata/application';
import { ADDRESS_PARTS } from '../database/shared-columns.js';
import { table } from '../database/table.js';
import { Prisma } from '../generated/prisma/client.js';

/** Customers in the table `customers`. */
export const customerTable = table(customerCollection, {
  fields: Prisma.CustomerScalarFieldEnum,
  parts: { address: ADDRESS_PARTS },
  searched: ['name'],
});
