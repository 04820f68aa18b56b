import { warehouseCollection } from '@strata/application';
import { table } from '@strata/infrastructure-kit';
import { ADDRESS_PARTS } from '../database/address-parts.js';
import { Prisma } from '../generated/prisma/browser.js';

/** Warehouses in the table `warehouses`. */
export const warehouseTable = table(warehouseCollection, {
  fields: Prisma.WarehouseScalarFieldEnum,
  parts: { address: ADDRESS_PARTS },
  searched: ['code', 'name'],
});
