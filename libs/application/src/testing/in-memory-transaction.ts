import type { AggregateRoot } from '@strata/domain-kit';
import type { Clock } from '@strata/application-kit';
import {
  type InMemoryDatabase,
  InMemoryDeliveries,
  InMemoryStoredAnswers,
} from '@strata/application-kit/testing';
import type { Transaction } from '../transaction.js';
import { InMemoryItemRepository } from './catalog/in-memory-item-repository.js';
import { InMemoryContactNumberRepository } from './contacts/in-memory-contact-number-repository.js';
import { InMemoryCustomerRepository } from './customers/in-memory-customer-repository.js';
import { InMemoryUserRepository } from './identity/in-memory-user-repository.js';
import { InMemoryContextPorts } from './in-memory-context-ports.js';
import { InMemoryStockRepository } from './inventory/in-memory-stock-repository.js';
import { InMemoryWarehouseRepository } from './inventory/in-memory-warehouse-repository.js';
import { InMemorySalesRepository } from './sales/in-memory-sales-repository.js';
import { InMemoryVendorRepository } from './vendors/in-memory-vendor-repository.js';

/** The in-memory repositories of one transaction. */
export class InMemoryTransaction implements Transaction {
  readonly answers;
  readonly deliveries;
  readonly users;
  readonly contactNumbers;
  readonly contactOwners;
  readonly customers;
  readonly openSales;
  readonly vendors;
  readonly items;
  readonly itemVendors;
  readonly itemUsage;
  readonly warehouses;
  readonly stock;
  readonly sales;

  /**
   * @param track told of every aggregate that was written, for its events
   * @param clock the store's own
   */
  constructor(
    database: InMemoryDatabase,
    track: (aggregate: AggregateRoot<string>) => void,
    clock: Clock,
  ) {
    const ports = new InMemoryContextPorts(database);
    this.answers = new InMemoryStoredAnswers(database.table('stored_answers'));
    this.deliveries = new InMemoryDeliveries(database.table('outbox_deliveries'), clock);
    this.users = new InMemoryUserRepository(database, track);
    this.contactNumbers = new InMemoryContactNumberRepository(database, track);
    this.contactOwners = ports;
    this.customers = new InMemoryCustomerRepository(database, track);
    this.openSales = ports;
    this.vendors = new InMemoryVendorRepository(database, track);
    this.items = new InMemoryItemRepository(database, track);
    this.itemVendors = ports;
    this.itemUsage = ports;
    this.warehouses = new InMemoryWarehouseRepository(database, track);
    this.stock = new InMemoryStockRepository(database, track);
    this.sales = new InMemorySalesRepository(database, track);
  }
}
