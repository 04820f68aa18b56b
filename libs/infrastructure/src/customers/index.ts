export * from './customer-table.js';
export * from './pg-customer-loader.js';
