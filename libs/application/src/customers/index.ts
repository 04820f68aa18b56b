export * from './customer-collection.js';
export * from './customer-loader.js';
export * from './customer-service.js';
export * from './customer-use-cases.js';
