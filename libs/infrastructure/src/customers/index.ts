export * from './pg-customer-loader.js';
export * from './pg-customer-queries.js';
