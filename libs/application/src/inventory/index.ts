export * from './adjust-stock.js';
export * from './inventory-repositories.js';
export * from './receive-stock.js';
export * from './stock-queries.js';
export * from './stock-usage-checks.js';
export * from './transfer-inventory.js';
export * from './warehouse-collection.js';
export * from './warehouse-use-cases.js';
