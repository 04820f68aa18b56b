export * from './pg-item-queries.js';
