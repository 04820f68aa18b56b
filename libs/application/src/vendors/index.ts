export * from './vendor-collection.js';
export * from './vendor-use-cases.js';
