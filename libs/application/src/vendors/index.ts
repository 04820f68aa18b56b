export * from './create-vendor.js';
export * from './delete-vendor.js';
export * from './update-vendor.js';
export * from './vendor-queries.js';
export * from './vendors-transaction.js';
