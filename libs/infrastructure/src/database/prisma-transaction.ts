import type { Transaction } from '@strata/application';
import { PrismaItemRepository } from '../catalog/prisma-item-repository.js';
import { PrismaContactNumberRepository } from '../contacts/prisma-contact-number-repository.js';
import { PrismaContactOwners } from '../contacts/prisma-contact-owners.js';
import { PrismaCustomerRepository } from '../customers/prisma-customer-repository.js';
import type { Prisma } from '../generated/prisma/client.js';
import { PrismaUserRepository } from '../identity/prisma-user-repository.js';
import { PrismaStockRepository } from '../inventory/prisma-stock-repository.js';
import { PrismaWarehouseRepository } from '../inventory/prisma-warehouse-repository.js';
import { PrismaDeliveries } from '../messaging/prisma-deliveries.js';
import { PrismaSalesRepository } from '../sales/prisma-sales-repository.js';
import { PrismaSalesUsage } from '../sales/prisma-sales-usage.js';
import { PrismaItemVendors } from '../catalog/prisma-item-vendors.js';
import { PrismaVendorRepository } from '../vendors/prisma-vendor-repository.js';
import { PrismaStoredAnswers } from './prisma-stored-answers.js';
import type { Track } from './track.js';

/** The Prisma repositories of one transaction. */
export class PrismaTransaction implements Transaction {
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

  constructor(client: Prisma.TransactionClient, track: Track) {
    this.answers = new PrismaStoredAnswers(client);
    this.deliveries = new PrismaDeliveries(client);
    this.users = new PrismaUserRepository(client, track);
    this.contactNumbers = new PrismaContactNumberRepository(client, track);
    this.contactOwners = new PrismaContactOwners(client);
    this.customers = new PrismaCustomerRepository(client, track);
    this.openSales = new PrismaSalesUsage(client);
    this.vendors = new PrismaVendorRepository(client, track);
    this.items = new PrismaItemRepository(client, track);
    this.itemVendors = new PrismaItemVendors(this.vendors);
    this.itemUsage = new PrismaSalesUsage(client);
    this.warehouses = new PrismaWarehouseRepository(client, track);
    this.stock = new PrismaStockRepository(client, track);
    this.sales = new PrismaSalesRepository(client, track);
  }
}
