export * from './customer-queries.contract.js';
export * from './customer-repository.contract.js';
export * from './store-under-test.js';
export * from './unit-of-work.contract.js';
