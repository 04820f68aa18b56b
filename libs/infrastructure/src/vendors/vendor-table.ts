import { vendorCollection } from '@strata/application';
import { table } from '@strata/infrastructure-kit';
import { ADDRESS_PARTS } from '../database/address-parts.js';
import { Prisma } from '../generated/prisma/browser.js';

/** Vendors in the table `vendors`. */
export const vendorTable = table(vendorCollection, {
  fields: Prisma.VendorScalarFieldEnum,
  parts: { address: ADDRESS_PARTS },
  searched: ['name'],
});
