export * from './billing-queries.js';
export * from './billing-slice.js';
export * from './refunding-of.js';
