import type { CatalogTransaction } from './catalog/catalog-transaction.js';
import type { ContactsTransaction } from './contacts/contacts-transaction.js';
import type { CustomersTransaction } from './customers/customers-transaction.js';
import type { IdentityTransaction } from './identity/identity-transaction.js';
import type { InventoryTransaction } from './inventory/inventory-transaction.js';
import type { AnsweringTransaction, MessagingTransaction } from '@strata/application-kit';
import type { SalesContextTransaction } from './sales/sales-context-transaction.js';
import type { VendorsTransaction } from './vendors/vendors-transaction.js';

/** Everything that one transaction offers: the slices of all contexts. */
export interface Transaction
  extends
    AnsweringTransaction,
    CatalogTransaction,
    ContactsTransaction,
    CustomersTransaction,
    IdentityTransaction,
    InventoryTransaction,
    MessagingTransaction,
    SalesContextTransaction,
    VendorsTransaction {}
