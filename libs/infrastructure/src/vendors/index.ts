export * from './pg-vendor-queries.js';
