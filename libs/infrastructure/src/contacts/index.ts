export * from './contact-number-table.js';
