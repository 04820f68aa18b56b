import { itemTable } from './catalog/item-table.js';
import { contactNumberTable } from './contacts/contact-number-table.js';
import { customerTable } from './customers/customer-table.js';
import { userTable } from './identity/user-table.js';
import { warehouseTable } from './inventory/warehouse-table.js';
import { vendorTable } from './vendors/vendor-table.js';

/** The tables of all collections. */
export const TABLES = [
  vendorTable,
  customerTable,
  itemTable,
  warehouseTable,
  contactNumberTable,
  userTable,
] as const;
