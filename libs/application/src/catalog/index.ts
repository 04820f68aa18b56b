export * from './catalog-transaction.js';
export * from './create-item.js';
export * from './delete-item.js';
export * from './item-queries.js';
export * from './update-item.js';
