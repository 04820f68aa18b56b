import type { COLLECTIONS } from '@strata/application';
import type { TablesOf } from '@strata/infrastructure-kit';
import { itemTable } from './catalog/item-table.js';
import { contactNumberTable } from './contacts/contact-number-table.js';
import { customerTable } from './customers/customer-table.js';
import { apiKeyTable } from './identity/api-key-table.js';
import { userTable } from './identity/user-table.js';
import { warehouseTable } from './inventory/warehouse-table.js';
import { ratePlanTable } from './rentals/rate-plan-table.js';
import { vendorTable } from './vendors/vendor-table.js';
import { webhookTable } from './webhooks/webhook-table.js';

/** The table of every collection. */
export const TABLES = {
  vendors: vendorTable,
  customers: customerTable,
  items: itemTable,
  warehouses: warehouseTable,
  contactNumbers: contactNumberTable,
  users: userTable,
  apiKeys: apiKeyTable,
  ratePlans: ratePlanTable,
  webhooks: webhookTable,
} satisfies TablesOf<typeof COLLECTIONS>;
