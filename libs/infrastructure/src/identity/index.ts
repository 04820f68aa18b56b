export * from './pg-known-networks.js';
export * from './pg-user-queries.js';
export * from './user-table.js';
