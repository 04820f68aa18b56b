import type { CatalogRepositories } from './catalog/item-use-cases.js';
import type { ContactsRepositories } from './contacts/contact-number-use-cases.js';
import type { CustomersRepositories } from './customers/customer-use-cases.js';
import type { IdentityRepositories } from './identity/user-use-cases.js';
import type { SalesRepositories } from './sales/sales-repositories.js';
import type { VendorsRepositories } from './vendors/vendor-use-cases.js';
import type { InventoryRepositories } from './inventory/inventory-repositories.js';
import type { CommandRepositories, MessagingTransaction } from '@strata/application-kit';

/** Everything that one transaction offers: the slices of all contexts. */
export interface Transaction
  extends
    CommandRepositories,
    CatalogRepositories,
    ContactsRepositories,
    CustomersRepositories,
    IdentityRepositories,
    InventoryRepositories,
    MessagingTransaction,
    SalesRepositories,
    VendorsRepositories {}
