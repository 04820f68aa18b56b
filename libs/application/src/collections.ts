import { itemCollection } from './catalog/item-collection.js';
import { contactNumberCollection } from './contacts/contact-number-collection.js';
import { customerCollection } from './customers/customer-collection.js';
import { apiKeyCollection } from './identity/api-key-collection.js';
import { userCollection } from './identity/user-collection.js';
import { warehouseCollection } from './inventory/warehouse-collection.js';
import { ratePlanCollection } from './rentals/rate-plan-collection.js';
import { vendorCollection } from './vendors/vendor-collection.js';
import { webhookCollection } from './webhooks/webhook-collection.js';

/** Every collection there is, by its name in a transaction and among the reads. */
export const COLLECTIONS = {
  vendors: vendorCollection,
  customers: customerCollection,
  items: itemCollection,
  warehouses: warehouseCollection,
  contactNumbers: contactNumberCollection,
  users: userCollection,
  apiKeys: apiKeyCollection,
  ratePlans: ratePlanCollection,
  webhooks: webhookCollection,
} as const;
