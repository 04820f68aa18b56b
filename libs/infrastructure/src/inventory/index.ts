export * from './pg-stock-queries.js';
export * from './pg-warehouse-queries.js';
