import { warehouseCollection } from '@strata/application';
import { ADDRESS_PARTS } from '../database/shared-columns.js';
import { table } from '../database/table.js';
import { Prisma } from '../generated/prisma/client.js';

/** Warehouses in the table `warehouses`. */
export const warehouseTable = table(warehouseCollection, {
  fields: Prisma.WarehouseScalarFieldEnum,
  parts: { address: ADDRESS_PARTS },
  searched: ['code', 'name'],
});
