import type { ItemEvents } from './catalog/index.js';
import type { ContactNumberEvents } from './contacts/index.js';
import type { CustomerEvents } from './customers/index.js';
import type { UserEvents } from './identity/index.js';
import type { StockLevelEvents, WarehouseEvents } from './inventory/index.js';
import type { SalesReturnEvents, SalesTransactionEvents } from './sales/index.js';
import type { VendorEvents } from './vendors/index.js';

/** Every event of the business, by name. */
export type DomainEvents = ContactNumberEvents &
  CustomerEvents &
  ItemEvents &
  SalesReturnEvents &
  SalesTransactionEvents &
  StockLevelEvents &
  UserEvents &
  VendorEvents &
  WarehouseEvents;
