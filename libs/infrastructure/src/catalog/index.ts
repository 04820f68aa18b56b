export * from './item-table.js';
