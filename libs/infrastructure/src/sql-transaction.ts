import type { Transaction } from '@strata/application';
import { transactionOf } from '@strata/application-kit';
import { itemTable } from './catalog/item-table.js';
import { SqlItemVendors } from './catalog/sql-item-vendors.js';
import { SqlContactNumberRepository } from './contacts/sql-contact-number-repository.js';
import { SqlContactOwners } from './contacts/sql-contact-owners.js';
import { customerTable } from './customers/customer-table.js';
import { SqlRepository, type SqlSession, SqlStoredResponses } from '@strata/infrastructure-kit';
import { SqlUserRepository } from './identity/sql-user-repository.js';
import { SqlStockRepository } from './inventory/sql-stock-repository.js';
import { warehouseTable } from './inventory/warehouse-table.js';
import { OutboxDeliveries } from './messaging/outbox-deliveries.js';
import { SqlSalesRepository } from './sales/sql-sales-repository.js';
import { SqlSalesUsage } from './sales/sql-sales-usage.js';
import { vendorTable } from './vendors/vendor-table.js';

/** The repositories of one PostgreSQL transaction, each made when it is first asked for. */
export const sqlTransaction: (session: SqlSession) => Transaction = transactionOf({
  responses: (session: SqlSession) => new SqlStoredResponses(session),
  deliveries: (session: SqlSession) => new OutboxDeliveries(session),
  users: (session: SqlSession) => new SqlUserRepository(session),
  contactNumbers: (session: SqlSession) => new SqlContactNumberRepository(session),
  contactOwners: (session: SqlSession) => new SqlContactOwners(session),
  customers: (session: SqlSession) => new SqlRepository(session, customerTable),
  openSales: (session: SqlSession) => new SqlSalesUsage(session),
  vendors: (session: SqlSession) => new SqlRepository(session, vendorTable),
  items: (session: SqlSession) => new SqlRepository(session, itemTable),
  itemVendors: (_session: SqlSession, { vendors }: Pick<Transaction, 'vendors'>) =>
    new SqlItemVendors(vendors),
  itemUsage: (session: SqlSession) => new SqlSalesUsage(session),
  warehouses: (session: SqlSession) => new SqlRepository(session, warehouseTable),
  stock: (session: SqlSession) => new SqlStockRepository(session),
  sales: (session: SqlSession) => new SqlSalesRepository(session),
});
