export * from './customer-queries.contract.js';
export * from './customer-repository.contract.js';
export * from './deliveries.contract.js';
export * from './resource-repositories.contract.js';
export * from './sales.contract.js';
export * from './stock.contract.js';
export * from './store-under-test.js';
export * from './unit-of-work.contract.js';
