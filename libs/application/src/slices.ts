import type { BillingSlice } from './billing/billing-slice.js';
import type { ContactsSlice } from './contacts/contacts-slice.js';
import type { FleetSlice } from './fleet/fleet-slice.js';
import type { IdentitySlice } from './identity/identity-slice.js';
import type { InventorySlice } from './inventory/inventory-slice.js';
import type { PurchasingSlice } from './purchasing/purchasing-slice.js';
import type { RentalsSlice } from './rentals/rentals-slice.js';
import type { SalesSlice } from './sales/sales-slice.js';
import type { WebhooksSlice } from './webhooks/webhooks-slice.js';

/** What each context has in a store beside its collections; every store has all of them. */
export interface Slices {
  readonly billing: BillingSlice;
  readonly contacts: ContactsSlice;
  readonly fleet: FleetSlice;
  readonly identity: IdentitySlice;
  readonly inventory: InventorySlice;
  readonly purchasing: PurchasingSlice;
  readonly rentals: RentalsSlice;
  readonly sales: SalesSlice;
  readonly webhooks: WebhooksSlice;
}
