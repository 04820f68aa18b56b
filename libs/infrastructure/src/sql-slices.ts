import type { Slices } from '@strata/application';
import type { SqlSlices } from '@strata/infrastructure-kit';
import { billingSql } from './billing/billing-slice.js';
import { contactsSql } from './contacts/contacts-slice.js';
import { fleetSql } from './fleet/fleet-slice.js';
import { identitySql } from './identity/identity-slice.js';
import { inventorySql } from './inventory/inventory-slice.js';
import { purchasingSql } from './purchasing/purchasing-slice.js';
import { rentalsSql } from './rentals/rentals-slice.js';
import { salesSql } from './sales/sales-slice.js';
import { webhooksSql } from './webhooks/webhooks-slice.js';
import type { ReadStatements } from './database/read-statements.js';

/** What each context has in PostgreSQL. */
export const SQL_SLICES = {
  billing: billingSql,
  contacts: contactsSql,
  fleet: fleetSql,
  identity: identitySql,
  inventory: inventorySql,
  purchasing: purchasingSql,
  rentals: rentalsSql,
  sales: salesSql,
  webhooks: webhooksSql,
} satisfies SqlSlices<Slices, ReadStatements>;
