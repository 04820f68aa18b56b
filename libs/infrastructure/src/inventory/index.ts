export * from './pg-stock-queries.js';
export * from './warehouse-table.js';
