export * from './vendor-table.js';
