export * from './create-customer.js';
export * from './customer-loader.js';
export * from './customer-queries.js';
export * from './customer-service.js';
export * from './customers-transaction.js';
export * from './delete-customer.js';
export * from './update-customer.js';
