export * from './customer-errors.js';
export * from './customer-events.js';
export * from './customer.js';
