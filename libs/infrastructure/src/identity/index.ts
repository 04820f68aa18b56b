export * from './pg-user-queries.js';
