export { migrate, migrationsFolder, restoreDump } from './database/migrations.js';
export * from './customers/pg-customer-loader.js';
export * from './identity/pg-known-networks.js';
export { LISTS } from './lists.js';
export * from './pg-reads.js';
export * from './security/index.js';
export * from './sql-transaction.js';
export { TABLES } from './tables.js';
