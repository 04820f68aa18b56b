import { vendorCollection } from '@strata/application';
import { ADDRESS_PARTS } from '../database/shared-columns.js';
import { table } from '../database/table.js';
import { Prisma } from '../generated/prisma/client.js';

/** Vendors in the table `vendors`. */
export const vendorTable = table(vendorCollection, {
  fields: Prisma.VendorScalarFieldEnum,
  parts: { address: ADDRESS_PARTS },
  searched: ['name'],
});
