export * from './pg-customer-queries.js';
