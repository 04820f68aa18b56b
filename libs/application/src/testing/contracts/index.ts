export * from './store-contract.js';
export * from './store-under-test.js';
