export * from './pg-sales-queries.js';
