import type { COLLECTIONS } from '@strata/application';
import type { TablesOf } from '@strata/infrastructure-kit';
import { itemTable } from './catalog/item-table.js';
import { contactNumberTable } from './contacts/contact-number-table.js';
import { customerTable } from './customers/customer-table.js';
import { userTable } from './identity/user-table.js';
import { warehouseTable } from './inventory/warehouse-table.js';
import { vendorTable } from './vendors/vendor-table.js';

/** The table of every collection. */
export const TABLES = {
  vendors: vendorTable,
  customers: customerTable,
  items: itemTable,
  warehouses: warehouseTable,
  contactNumbers: contactNumberTable,
  users: userTable,
} satisfies TablesOf<typeof COLLECTIONS>;
