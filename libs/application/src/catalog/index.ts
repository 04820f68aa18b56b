export * from './item-collection.js';
export * from './item-use-cases.js';
