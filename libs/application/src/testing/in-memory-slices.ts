import type { InMemorySlices } from '@strata/application-kit/testing';
import type { Slices } from '../slices.js';
import { billingInMemory } from './billing/billing-slice.js';
import { contactsInMemory } from './contacts/contacts-slice.js';
import { fleetInMemory } from './fleet/fleet-slice.js';
import { identityInMemory } from './identity/identity-slice.js';
import { inventoryInMemory } from './inventory/inventory-slice.js';
import { purchasingInMemory } from './purchasing/purchasing-slice.js';
import { rentalsInMemory } from './rentals/rentals-slice.js';
import { salesInMemory } from './sales/sales-slice.js';
import { webhooksInMemory } from './webhooks/webhooks-slice.js';

/** What each context has in memory. */
export const IN_MEMORY_SLICES = {
  billing: billingInMemory,
  contacts: contactsInMemory,
  fleet: fleetInMemory,
  identity: identityInMemory,
  inventory: inventoryInMemory,
  purchasing: purchasingInMemory,
  rentals: rentalsInMemory,
  sales: salesInMemory,
  webhooks: webhooksInMemory,
} satisfies InMemorySlices<Slices>;
